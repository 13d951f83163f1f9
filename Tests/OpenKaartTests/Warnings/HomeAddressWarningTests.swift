import OpenKaart
import Testing

@Suite("A home address in free text")
struct HomeAddressWarningTests {
    @Test(
        "is seen",
        arguments: [
            "Dorpsstraat 12", "Kom naar Dorpsstraat 12 in Utrecht.", "Dorpsstraat 12a", "Dorpsstraat 12-2",
            "Dorpsstraat 12 hs", "Dorpsstraat 12, 3511 AB Utrecht", "Dorpsstraat 12\n3511 AB Utrecht",
            "dorpsstraat 12, utrecht", "ik woon op dorpsstraat 12 in Utrecht", "Dorpsstr. 12", "Dorpsstraat nr. 12",
            "Dorpsstraat nummer 12", "Dorpsstraat, nr 12", "Kerkweg 5", "Molendijk 3", "Begijnhof 7", "Zandpad 112",
            "Prins Hendrikkade 33", "Burgemeester Reigerstraat 74", "Oude Gracht 100", "Grote Markt 5",
            "Laan van Meerdervoort 120", "Laan van Nieuw Oost-Indië 20", "Plein van de Vrede 3", "Nieuwmarkt 4",
            "De Meent 4, 3511 AB Utrecht", "3511 AB 12", "3511AB 12", "3511 AB, nr. 12",
            "postcode 3511 AB huisnummer 12",
            "3511ab 12", "Ik woon aan Neude 11", "Mijn adres: Neude 11", "'s-Gravendijkwal 12", "Vondelpark 3",
            "Dorpsstraat 12 krijgt een zebrapad", "Dorpsstraat 12 en 14", "Dorpsstraat 2020, 3511 AB Utrecht",
            "Markt 5, Delft", "Kerkstraat12", "De Meent 4 hs, 3511 AB Utrecht", "Kerkstraat nr5",
            "Jan Pietersz. Coenstraat 7-I",
            "Café Dorpszicht staat in de Dorpsstraat 12.", "Dorpsstraat １２",
        ])
    func seen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text) == [.homeAddress])
    }

    @Test(
        "is not seen in something else",
        arguments: [
            "Dorpsstraat", "De Dorpsstraat wordt groen.", "Dorpsstraat 2024", "Schepenstraat 2013-2014",
            "Dorpsstraat 12 bomen erbij", "Dorpsstraat 12 oktober", "Dorpsstraat 19:30 uur", "Dorpsstraat 12.000 euro",
            "Dorpsstraat 2e fase", "Dorpsstraat 50% groener", "Schepenstraat 30 km per uur", "12 straten", "straat 5",
            "in de winkelstraat 12 nieuwe banken", "langs de weg 12 bomen", "Snelweg 12", "fietspad 3", "Plein 1944",
            "Rijksweg 27", "Motiemarkt 3", "Speelplein 2", "3511 AB", "3511 AB Utrecht", "in 2024 in 12 wijken",
            "In 2016 EU 12 landen", "begroting 2016", "Windpark 3", "Amsterdam 12", "Rotterdam 2030", "Vergadering 12",
            "Stadhuis, Plein 1", "Stadhuisplein 1", "Bibliotheek, Dorpsstraat 12", "buurthuis aan de Dorpsstraat 12",
            "Gemeentehuis: Raadhuisstraat 2, 3511 AB Utrecht", "G1000 Uden", "wijk 3", "Zaal 12", "Artikel 12",
            "tussen Kerkweg en Molenweg 3,5 meter", "Coöperatie 050", "de supermarkt 3", "Oosterparkwijk (2018-2020)",
            "Laan 12 bomen", "Overslaan 2", "Dorpsstraat 3511 AB Utrecht", "Milaan 3", "Toetsenbord 2030 PS2",
            "In 2023 kregen 1234 AB-leden een brief", "In 2023, 1234 AB", "Kerkstraat 1 tot 50",
            "Wet 2016 OP 12", "Plein 40-45", "4 oktober 2014", "Open Raadsinformatie 2015",
        ])
    func notSeen(text: String) throws {
        #expect(try InitiativeContent.personalData(in: text) == [])
    }

    @Test("is repeated without its number")
    func masked() throws {
        let warning = try #require(
            try InitiativeContent.sample(description: "Kom naar Dorpsstraat 12a.").warnings.first)
        #expect(
            warning.detail
                == "In 'omschrijving' staat iets dat op een huisadres lijkt (Dorpsstraat …). Haal het weg als daar iemand woont. De plaats op de kaart is genoeg."
        )
    }
}
