import OpenKaart
import Testing

/// Numbers from test sets of the government, which were given to nobody, and invented ones.
@Suite("A citizen service number in free text")
struct CitizenNumberWarningTests {
    @Test(
        "is seen when it passes the eleven test",
        arguments: [
            "999990019", "999991772", "999993653", "111222333", "123456782", "Mijn nummer is 123456782.", "(123456782)",
            "123.456.782", "123 456 782", "1234.56.782", "1234 56 782", "123-456-782", "BSN: 123456782",
            "BSN 123456782", "bsn 12-34-56-782", "burgerservicenummer 10000008", "Sofinummer: 1000.00.08",
            "sofi 20240004", "10000008 is mijn bsn", "burger service nummer 123456782", "１２３４５６７８２", "١٢٣٤٥٦٧٨٢",
            "010464554", "In 2024 123456782", "zijn 123456782, haar", "bsn/123456782", "BSN-123456782",
            "1 2345678 bsn 123456782",
        ])
    func seen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text) == [.citizenNumber])
    }

    @Test(
        "is not seen in something else",
        arguments: [
            "123456789", "000000000", "BSN 000000000", "BSN 123456789", "12345678", "10000008", "20240004",
            "1234567820",
            "0123456782", "12.123.456.782", "123.456.782,00", "€ 123.456.782", "€123456782", "123.456.782 euro",
            "123456782 inwoners", "RSIN 123456782", "KvK 123456782", "dossiernummer 123456782", "zaaknr. 123456782",
            "kenmerk: 123456782", "ordernummer 123456782", "NL123456782B01", "https://voorbeeld.nl/123456782",
            "?id=123456782", "#123456782", "A123456782", "123456782A", "123 456 782 123", "12 34 56 78 2",
            "1-2-3-4-5-6-7-8-2", "123456782-1", "2024-123456782", "0,123456782", "52.123456782", "12/123456782",
            "123456 782", "GM0344", "een bsn is geheim", "bsn 12345678901",
        ])
    func notSeen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text) == [])
    }

    @Test("is not repeated, only its last two digits")
    func masked() throws {
        let warning = try #require(try InitiativeContent.sample(description: "Mijn BSN: 123.456.782").warnings.first)
        #expect(
            warning.detail
                == "In 'omschrijving' staat een getal dat een burgerservicenummer kan zijn (eindigt op 82). Haal een burgerservicenummer altijd weg: het mag niet openbaar worden."
        )
    }
}
