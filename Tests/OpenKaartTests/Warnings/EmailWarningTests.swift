import OpenKaart
import Testing

@Suite("An e-mail address in free text")
struct EmailWarningTests {
    @Test(
        "is seen",
        arguments: [
            "jan@voorbeeld.nl", "Mail naar jan.jansen@voorbeeld.nl.", "(jan@voorbeeld.nl)", "<jan@voorbeeld.nl>",
            "e-mail:jan@voorbeeld.nl", "mailto:jan@voorbeeld.nl", "JAN@VOORBEELD.NL", "j_j+kaart@mail.voorbeeld.co.uk",
            "o'brien@voorbeeld.nl", "jan@bücher.example", "jané@voorbeeld.nl", "jan@xn--bcher-kva.example",
            "jan@voorbeeld.nl,piet@voorbeeld.nl", "info@voorbeeld.amsterdam", "12345@voorbeeld.nl",
            "jan @ voorbeeld.nl", "jan@ voorbeeld.nl", "jan＠voorbeeld．nl", "jan﹫voorbeeld.nl", "jan(at)voorbeeld.nl",
            "jan (at) voorbeeld punt nl", "jan [at] voorbeeld [punt] nl", "jan ( at ) voorbeeld (dot) nl",
            "jan {at} voorbeeld {dot} com", "jan apenstaartje voorbeeld punt nl", "jan at voorbeeld punt nl",
            "Jan.Jansen at voorbeeld.nl", "jan (a) voorbeeld.nl", "jan at mijn-buurt dot org",
            "jan(at)mail(punt)voorbeeld(punt)nl", "de vraag: jan@voorbeeld.nl?", "jan@voorbeeld.nl/kaart",
        ])
    func seen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text) == [.email])
    }

    @Test(
        "is not seen in something else",
        arguments: [
            "@gemeente", "Volg @buurtkaart op Mastodon", "@buurt@mastodon.nl", "12 @ 3 euro", "jan@", "@voorbeeld.nl",
            "jan@localhost", "jan@voorbeeld", "pakket@1.2.3", "foto@2x.png", "https://voorbeeld.nl/@naam",
            "https://voorbeeld.nl/kaart@52.09,5.12,15z", "Find us at voorbeeld.nl", "We meten dat punt nl.",
            "Kijk op voorbeeld punt nl", "Het agendapunt at 5", "@ @ @ @", "@@@@.nl", "jan@@voorbeeld.nl", "a@.nl",
            "jan@voorbeeld..nl", "Begin @ school. Nee, niet daar.", "meet @school om 5 uur", "via @utrecht.nl",

            "[at]", "(at) punt nl", "kaart (at) school", "jan@voorbeeld.x", "Eat at Jan point five",
        ])
    func notSeen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text) == [])
    }

    @Test("is not repeated, only its first letter")
    func masked() throws {
        let detail = try #require(
            try InitiativeContent.sample(description: "Mail jan@voorbeeld.nl of piet@voorbeeld.nl").warnings.first?
                .detail)
        #expect(
            detail
                == "In 'omschrijving' staan 2 e-mailadressen (de eerste: j…@…). Iedereen kan dit straks lezen. Haal het weg als het van een persoon is."
        )
    }
}
