import TestSupport

/// A record on the map, as the tests know it: apart from the service, so that they can work out what an answer must be.
struct Record: Hashable, Sendable {
    var id = ""
    var title = "Een initiatief"
    var description = "Bewoners en gemeente doen het samen."
    var theme = "open-data"
    var organisation: String?
    var place: String?
    var code: String?
    var url: String?
    var lon = 5.0
    var lat = 52.0
    /// In UTC.
    var created = "2016-01-01T00:00:00Z"
    var changed = "2020-01-01T00:00:00Z"
    /// As the file gives it, when that is in another offset.
    var givenCreated: String?

    static let header =
        "id,titel,omschrijving,thema,organisatie,plaats,gemeentecode,url,lon,lat,aangemaaktOp,gewijzigdOp"

    /// The line of the import file.
    var row: String {
        let texts = [id, title, description, theme, organisation, place, code, url, "\(lon)", "\(lat)"]
        return (texts + [givenCreated ?? created, changed]).map { text in
            "\"\((text ?? "").replacing("\"", with: "\"\""))\""
        }.joined(separator: ",")
    }

    /// The value of a property by its name in the interface.
    func property(_ name: String) -> String? {
        switch name {
        case "titel": title
        case "omschrijving": description
        case "thema": theme
        case "organisatie": organisation
        case "plaats": place
        case "gemeentecode": code
        case "url": url
        case "aangemaaktOp": created
        case "gewijzigdOp": changed
        default: nil
        }
    }

    static let properties = [
        "titel", "omschrijving", "thema", "organisatie", "plaats", "gemeentecode", "url", "aangemaaktOp", "gewijzigdOp",
    ]
    static let themes = ["open-contact", "open-aanpak", "open-data"]

    /// An example of the document, which names a record of the seed, with one that is on the map here.
    static func onMap(_ example: String) -> String {
        example.replacing("57dab273-e5fd-5b5c-a987-a67c5398fa0c", with: all[0].id)
    }

    /// Those by hand, and those on a coarse grid, so that many lie on the edges of boxes and on each other.
    static let all: [Record] = {
        var random = SeededGenerator(seed: 2026)
        let places = [nil, "Utrecht", "Súdwest-Fryslân", "'s-Gravenhage"]
        let grid = (0..<60).map { number in
            let place = places[Int.random(in: 0..<4, using: &random)]
            return Record(
                title: "Initiatief \(number % 50)", theme: themes[number % 3],
                organisation: number.isMultiple(of: 4) ? "Gemeente \(place ?? "Elders")" : nil, place: place,
                code: number.isMultiple(of: 5) ? "GM0344" : nil,
                url: number.isMultiple(of: 7) ? "https://www.voorbeeld.nl/initiatief/\(number)?a=1&b=2" : nil,
                lon: 4 + Double(Int.random(in: 0...8, using: &random)) / 4,
                lat: 51.5 + Double(Int.random(in: 0...6, using: &random)) / 4,
                created:
                    "201\(Int.random(in: 4...6, using: &random))-0\(Int.random(in: 1...9, using: &random))-15T12:00:00Z",
                changed: "202\(Int.random(in: 0...2, using: &random))-06-01T00:00:00Z")
        }
        return (byHand + grid).enumerated().map { index, record in
            var record = record
            // Spread over all of the space of identities.
            let number = String(index + 16, radix: 16)
            record.id = "\(number)00000a-0000-4000-8000-0000000000\(number)"
            return record
        }
    }()

    private static let byHand = [
        Record(title: "Grens van het jaar", lon: 3.5, lat: 51.0, created: "2015-12-31T23:59:59Z"),
        Record(title: "Nieuwjaar", lon: 7.0, lat: 53.5, created: "2016-01-01T00:00:00Z"),
        Record(
            title: "Zomertijd", lon: 6.5, lat: 53.2, created: "2015-06-01T10:00:00Z",
            givenCreated: "2015-06-01T12:00:00+02:00"),
        Record(
            title: "Mont Saint-Michel & <b>Šibenik</b> \"quai\"", description: "Een regel,\nen nog een; 5 > 3 & 2 < 4."),
        Record(title: "=1+1", description: "@som begint met een apenstaartje.", organisation: "+31 Nederland"),
        Record(title: "Buurtbegroting Noord", description: "Bewoners beslissen mee over geld.", place: "Amsterdam"),
        Record(title: "begroting in beeld", description: "De cijfers van een jaar.", place: "Amsterdam"),
        Record(title: "Één kaart", description: "Kaart van open data over bomen en begrotingen.", place: "Emmen"),
        Record(title: "Op acht decimalen", lon: 5.12345678, lat: 52.87654321),
        Record(title: "In de hoek", lon: 3.2, lat: 50.7), Record(title: "In de andere hoek", lon: 7.3, lat: 53.7),
    ]
}
