import OpenKaart
import Testing

@Suite("A telephone number in free text")
struct PhoneWarningTests {
    @Test(
        "is seen",
        arguments: [
            "06-12345678", "0612345678", "06 12345678", "06 12 34 56 78", "06.12.34.56.78", "06 - 1234 5678",
            "06–12345678", "0612 345 678", "06/12345678", "030-1234567", "(030) 123 45 67", "030 - 123 45 67",
            "0344-123456", "0344 12 34 56", "088-1234567", "085 1234567", "+31612345678", "+31 6 12345678",
            "+31 (0)6 12 34 56 78", "+31(0)30-1234567", "+31 06 12345678", "0031 6 12345678", "0031612345678",
            "00 31 6 12345678", "tel:0612345678", "Bel 06-12345678.", "Bel 06-12345678, na zessen", "(06-12345678)",
            "06-12345678/030-1234567", "06-12345678 of 06-87654321", "+32 470 12 34 56", "+49 151 23456789",
            "０６-１２３４５６７８", "٠٦١٢٣٤٥٦٧٨", "०६ १२३४५६७८", "0️⃣6️⃣-12345678", "📞0612345678", "Jan:06-12345678",
            "mobiel nummer 0612345678", "telefoonnummer: 030 1234567", "06\u{A0}12\u{A0}34\u{A0}56\u{A0}78",
        ])
    func seen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text) == [.phone])
    }

    @Test(
        "is not seen in something else",
        arguments: [
            "2013-2014", "06-12-2024", "06-12-2024 10:30", "06-12-2024 10 uur", "06.12.2024 12", "€ 1.234.567,89",
            "0,0612345678", "52.0612345678", "5.1214, 52.0907", "121687 487484", "1012 AB", "KvK 12345678",
            "KvK-nummer 01234567", "zaaknummer 0301234567", "dossiernummer: 0612345678", "kenmerk 06-12345678",
            "ISBN 0612345678", "0800-1234567", "0900 1234567", "0800-1234", "14 030", "112", "0123456789",
            "01 02 03 04 05", "06-1234567", "06-123456789", "06123456789012", "0344100000012345",
            "0344 1000 0001 2345", "https://voorbeeld.nl/0612345678", "?id=0612345678", "a0612345678",
            "0612345678abc", "0000000000", "+100 000 000 000", "1.0.612.345.678", "06 juni 1234", "G1000",
            "06-00000000",
            "0600000000", "12:06:12:34:56:78", "097012345678", "2024-0612345678", "NL0612345678", "00612345678",
        ])
    func notSeen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text).filter { $0 == .phone } == [])
    }

    @Test("is not repeated, only its last two digits")
    func masked() throws {
        let detail = try #require(try InitiativeContent.sample(description: "Bel 06-12345678.").warnings.first?.detail)
        #expect(detail.hasPrefix("In 'omschrijving' staat een telefoonnummer (eindigt op 78). "))
        #expect(!detail.contains("345"))
    }
}
