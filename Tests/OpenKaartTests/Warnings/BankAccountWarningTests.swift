import OpenKaart
import Testing

/// The examples of the IBAN registry, and invented accounts with the right check digits.
@Suite("A bank account in free text")
struct BankAccountWarningTests {
    @Test(
        "is seen when it passes the check",
        arguments: [
            "NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "NL91.ABNA.0417.1643.00",
            "NL91-ABNA-0417-1643-00", "NL 91 ABNA 0417164300", "IBAN:NL91ABNA0417164300", "(NL91ABNA0417164300)",
            "NL91ABNA0417164300 t.n.v. de buurt", "NL91ABNA0417164300.", "NL12BANK0123456789", "NL69TEST0000000001",
            "BE68539007547034", "BE68 5390 0754 7034", "DE89370400440532013000", "DE89 3704 0044 0532 0130 00",
            "GB29NWBK60161331926819", "FR1420041010050500013M02606", "FR14 2004 1010 0505 0001 3M02 606",
            "NO9386011117947", "LU280019400644750000", "MT84MALT011000012345MTLCAST001S", "CH9300762011623852957",
            "AT611904300234573201", "ES9121000418450200051332", "NL91\u{A0}ABNA\u{A0}0417\u{A0}1643\u{A0}00",
            "ＮＬ９１ＡＢＮＡ０４１７１６４３００", "Giro: nl 91 abna 0417 1643 00, bedankt",
        ])
    func seen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text) == [.bankAccount])
    }

    @Test(
        "is not seen in something else",
        arguments: [
            "NL91ABNA0417164301", "NL90ABNA0417164300", "NL91ABNA041716430", "NL91ABNA04171643000",
            "XNL91ABNA0417164300", "NL91ABNA0417164300X", "ZZ91ABNA0417164300", "US91ABNA0417164300", "NL91",
            "NL91 ABNA", "BE68 5390 0754 7035", "DE8937040044053201300", "GB29NWBK60161331926818",
            "NL00ABNA0417164300", "LV94 lopen bewoners mmmm", "NL123456782B01", "NL91 ABNA 0417  1643 00 en meer",
            "NLABNA0417164300", "be12 is een weg", "de 12 wijken", "In NL 12 gemeenten", "IE 2024 plan", "es 91",
            "N.L.91", "91ABNA0417164300", "NL91АBNA0417164300", "abna 0417 1643", "SE3550000000054910000003x",
        ])
    func notSeen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text).filter { $0 == .bankAccount } == [])
    }

    @Test("is not repeated, only its country and last two signs")
    func masked() throws {
        let warning = try #require(
            try InitiativeContent.sample(description: "Geef: NL91 ABNA 0417 1643 00").warnings.first)
        #expect(warning.detail.hasPrefix("In 'omschrijving' staat een rekeningnummer (begint met NL, eindigt op 00). "))
    }
}
