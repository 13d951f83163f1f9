import OpenKaart

/// Rows shaped like real initiatives, the same for the same seed on every machine: clustered round Dutch towns by population, four
/// themes of unequal size, Dutch text of 60 to 900 characters with quotes, commas, line breaks and letters beyond ASCII.
struct SyntheticSet {
    private var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(state: seed)
    }

    static let header =
        "id,titel,omschrijving,thema,organisatie,plaats,gemeentecode,url,lon,lat,aangemaaktOp,gewijzigdOp\r"

    /// Name, longitude, latitude, inhabitants in thousands (approximate).
    static let towns: [(String, Double, Double, Double)] = [
        ("Amsterdam", 4.895, 52.370, 920), ("Rotterdam", 4.479, 51.922, 660), ("'s-Gravenhage", 4.300, 52.070, 560),
        ("Utrecht", 5.121, 52.091, 370), ("Eindhoven", 5.470, 51.441, 245), ("Groningen", 6.566, 53.219, 240),
        ("Tilburg", 5.091, 51.560, 228), ("Almere", 5.215, 52.351, 222), ("Breda", 4.776, 51.587, 186),
        ("Nijmegen", 5.852, 51.842, 182), ("Arnhem", 5.899, 51.985, 165), ("Enschede", 6.894, 52.221, 161),
        ("Zwolle", 6.083, 52.517, 132), ("Leeuwarden", 5.800, 53.201, 127), ("Maastricht", 5.691, 50.851, 122),
        ("Súdwest-Fryslân", 5.660, 53.032, 91), ("Middelburg", 3.611, 51.499, 50), ("Assen", 6.562, 52.993, 69),
    ]
    private static let themes = [
        ("open-aanpak", 38.0), ("open-data", 30), ("open-contact", 20), ("open-verantwoording", 12),
    ]
    private static let kinds = [
        "Buurtbegroting", "Wijkpanel", "Datadashboard", "Stadslab", "Coöperatie", "Meldpunt", "Woo-register",
    ]
    private static let words = """
        bewoners gemeente samen wijk open data budget besluit buurt plan inspraak raad kaart register project initiatief ruimte \
        verkeer groen water zorg energie jongeren één coöperatief financiële geïnteresseerden ideeën beleid overleg met voor door \
        over van de het een en of maar omdat zodat
        """.split(separator: " ").map(String.init)

    /// One row of CSV.
    mutating func row(_ number: Int) -> String {
        fields(number).map(Self.quoted).joined(separator: ",") + "\r\n"
    }

    /// One row as a record.
    mutating func record(_ number: Int) throws -> Initiative {
        let fields = fields(number)
        guard let id = InitiativeID(parsing: fields[0]), let theme = ThemeSlug(fields[3]),
            let longitude = Double(fields[8]), let latitude = Double(fields[9]),
            let point = Coordinate(longitude: longitude, latitude: latitude)
        else { throw BenchError("row \(number) of the synthetic set is no record") }
        let content = InitiativeContent(
            title: fields[1], description: fields[2], theme: theme, organisation: fields[4], place: fields[5],
            municipalityCode: nil, url: fields[7].isEmpty ? nil : .stored(fields[7]), point: point)
        guard let createdAt = Timestamp(parsing: fields[10]), let changedAt = Timestamp(parsing: fields[11]) else {
            throw BenchError("row \(number) of the synthetic set has no times")
        }
        return Initiative(id: id, revision: 1, content: content, createdAt: createdAt, changedAt: changedAt)
    }

    private mutating func fields(_ number: Int) -> [String] {
        let town = pick(Self.towns.map { ($0, $0.3) })
        let spread = 0.006 + 0.0016 * town.3.squareRoot()
        let isRural = random.unit() < 0.12
        let lon = isRural ? 3.6 + 3.3 * random.unit() : town.1 + random.gauss() * spread
        let lat = isRural ? 51 + 2.3 * random.unit() : town.2 + random.gauss() * spread * 0.62
        let created = 1_398_902_400 + Int(random.unit() * 378_000_000)
        return [
            uuid(), "\(Self.kinds[random.below(Self.kinds.count)]) \(town.0) \(number)",
            prose([60, 120, 180, 240, 300, 450, 900][random.below(7)]), pick(Self.themes.map { ($0.0, $0.1) }),
            "Gemeente \(town.0), \"samen\"", town.0, "",
            random.unit() < 0.85 ? "https://voorbeeld.example/\(number)" : "",
            Self.degrees(min(max(lon, 3.3), 7.2)), Self.degrees(min(max(lat, 50.76), 53.55)), Self.time(created),
            Self.time(created + random.below(17_000_000)),
        ]
    }

    private mutating func prose(_ length: Int) -> String {
        var text = ""
        while text.utf8.count < length {
            var sentence = (0..<6 + random.below(11)).map { _ in Self.words[random.below(Self.words.count)] }.joined(
                separator: " ")
            sentence = sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
            let kind = random.unit()
            text += (text.isEmpty ? "" : " ") + (kind < 0.04 ? "\"\(sentence)\"" : sentence) + (kind > 0.98 ? "\n" : "")
        }
        return text
    }

    private mutating func pick<Value>(_ values: [(Value, Double)]) -> Value {
        var rest = random.unit() * values.reduce(0) { $0 + $1.1 }
        for (value, weight) in values {
            rest -= weight
            if rest < 0 { return value }
        }
        return values[values.count - 1].0
    }

    private mutating func uuid() -> String {
        let hex = [random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000, random.next() >> 2 | 0x8000_0000_0000_0000]
            .map { number in
                let digits = String(number, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined()
        return [8, 4, 4, 4, 12].reduce(into: (text: "", rest: Substring(hex))) { result, count in
            result.text += (result.text.isEmpty ? "" : "-") + result.rest.prefix(count)
            result.rest = result.rest.dropFirst(count)
        }.text
    }

    private static func quoted(_ text: String) -> String {
        text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
            ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    private static func degrees(_ number: Double) -> String {
        let units = Int((number * 1e7).rounded())
        let fraction = String(units % 10_000_000)
        return "\(units / 10_000_000)." + String(repeating: "0", count: 7 - fraction.count) + fraction
    }

    private static func time(_ seconds: Int) -> String {
        "\(Timestamp(secondsSinceEpoch: Int64(seconds)) ?? .epoch)"
    }
}

/// Boxes round towns, from a street to a region, and themes; one in five asks for no theme.
struct QueryMix {
    private var random = SplitMix(state: 7)

    /// The path and query of the next question.
    mutating func next() -> String {
        let town = SyntheticSet.towns[random.below(9)]
        let half = [0.004, 0.01, 0.02, 0.05, 0.1, 0.3][random.below(6)]
        let (x, y) = (town.1 + random.gauss() * 0.02, town.2 + random.gauss() * 0.02)
        let box = [x - half, y - half * 0.6, x + half, y + half * 0.6].map { "\(($0 * 1e6).rounded() / 1e6)" }
        let theme = ["open-aanpak", "open-data", "open-contact", "open-verantwoording", nil][random.below(5)]
        return "/v1/collections/initiatieven/items?limit=100&bbox=\(box.joined(separator: ","))"
            + (theme.map { "&thema=\($0)" } ?? "")
    }
}

/// SplitMix64: the same numbers on every machine.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 ..< 1.
    mutating func unit() -> Double {
        Double(next() >> 11) / Double(1 << 53)
    }

    mutating func below(_ bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }

    /// Roughly normal: the sum of twelve.
    mutating func gauss() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + unit() }
    }
}
