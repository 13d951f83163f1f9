import OpenKaart
import Testing

@Suite("Gibberish")
struct GibberishTests {
    @Test("is not what the seed records say")
    func seedRecords() throws {
        for record in try SeedRecords.all() {
            for text in [record.title, record.description, record.organisation ?? ""] {
                #expect(Gibberish.score(text) < Gibberish.threshold, "\(text)")
            }
        }
    }

    @Test(
        "is not an ordinary text, however odd",
        arguments: [
            "Angstschreeuw", "Rechtstreeks meepraten", "WOZ, PDOK en BAG", "Zwembad De Krommerijn",
            "Buurt-app voor 55+",
            "Wijkraad 050", "Plan 2030-2040", "Fryslân yn byld", "Wy meitsje mei-inoar in kaart fan it doarp.",
            "The citizens' assembly on climate", "Een kaart, gemaakt door ons.",
            "Open data: https://voorbeeld.nl/qwzxkcdvbgfhtrpljkm/zxcvbnm",
            "ONTWERP MEE AAN HET NIEUWE PLEIN", "Koeieuier", "IJsselmuiden", "'s-Hertogenbosch",
            "Yoghurtmaker Wytgaard",
            "Een kaart... met puntjes", "خريطة الحي للجميع", "社区地图 社区地图", "Карта района для всех",
            "Mahallemizin haritası 🗺️",
            "Meervoudigepersoonlijkheidsstoornis", "Hottentottententententoonstelling", "Jij maakt de buurt!!!",
            "ABC", "Zzp-café", "VNG", "A2", "Wij willen wel weten wat we willen weten", "Osiedle bez barier",
            "Stichting Al-Qadisiyah", "Moskee Ash Sharqiyah", "Khyber Pakhtunkhwa", "Buurthuis Szolnok",
        ])
    func ordinary(text: String) {
        #expect(Gibberish.score(text) < Gibberish.threshold, "\(Gibberish.score(text))")
    }

    @Test("is most of what comes from hitting keys")
    func nonsense() {
        let texts = [
            "asdf", "asdf asdf asdf", "asdfghjkl", "qwertyuiop", "zxcvbnm", "sdfsdfsdf", "hjkhjkhjk", "lkjhgfdsa",
            "dfgdfg dfgdfg", "jfkdls jfkdls", "skdjfh skjdfh", "bvnxcmvb", "xxxxxxxxxx", "aaaaaaaaaaaa",
            "hahahahahahaha", "test test test test test test test", "1234567890 0987654321", "!!!!! ????? #####",
            "😀😀😀😀😀😀😀😀", "wrtzp kjhg bvcx", "fjdksla;fjdksla;", "qwe asd zxc qwe asd zxc", "vbnvbnvbn cvbcvb",
            String(repeating: "lekker", count: 15), "dsjkfhsdkjfh sdkjfh sdkjfh", "gfhjgfhj fghj",
            "kjsdhf kjsdhf iuwer",
            "poiuytrewq", "mnbvcxz", "ffffff gggggg", "blablabla blablabla", "lorum oiwer sdlfk wlekr", "jkljkl jkljkl",
        ]
        let missed = texts.filter { Gibberish.score($0) < Gibberish.threshold }
        #expect(missed.count <= texts.count / 10, "\(missed)")
    }

    @Test(
        "is each of these by itself: keys in a row, rare pairs of letters, no vowels, one sign or word over and over, one endless word, only signs",
        arguments: [
            "qwertyuiop", "bcdfg bcdfg hjklm", "Mooi!!!!!!!!!!!!",
            "koop goedkoop koop goedkoop koop goedkoop koop koop koop",
            String(repeating: "buurtkaart", count: 7), "?! ?! ?! ?!", "wuqeoxiq vazjeuqk jigxoiq pawqfei",
            "12345 67890 12345", "lalalalalalala",
        ])
    func certain(text: String) {
        #expect(Gibberish.score(text) >= Gibberish.threshold, "\(Gibberish.score(text))")
    }

    @Test("is not a long text in which all words come back")
    func longText() throws {
        let text = try SeedRecords.all().map(\.description).joined(separator: " ")
        #expect(Gibberish.score(text + text + text) == 0)
    }

    @Test("is a little what is all in capitals, but not enough for a warning")
    func capitals() {
        let score = Gibberish.score("ONTWERP MEE AAN HET NIEUWE PLEIN")
        #expect(score > 0 && score < Gibberish.threshold)
        #expect(Gibberish.score("Ontwerp mee aan het nieuwe plein") == 0)
    }

    @Test("gives a warning at the member where it stands")
    func warning() throws {
        let warnings = try InitiativeContent.sample(title: "asdfghjkl", description: "sdfsdf sdfsdf sdf").warnings
        #expect(warnings.map(\.kind) == [.gibberish, .gibberish])
        #expect(warnings.map(\.member) == ["titel", "omschrijving"])
        #expect(
            warnings.first?.detail == "De tekst in 'titel' is moeilijk te lezen. Kijk na of er staat wat u bedoelt.")
    }
}
