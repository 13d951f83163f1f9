import OpenKaart
import Testing

@testable import OpenDataFormats

@Suite("CSV as people have it")
struct CSVImportSourceTests {
    /// RD as a straight stretch of degrees.
    private struct Straight: PositionTransformation {
        var rdMethod: RDMethod { .grid }
        func transform(_ pairs: inout [SIMD2<Double>], to system: ReferenceSystem) {
            for index in pairs.indices { pairs[index] = transform(pairs[index], to: system) }
        }
        func transform(_ pair: SIMD2<Double>, to _: ReferenceSystem) -> SIMD2<Double> {
            (pair - SIMD2(5.387, 52.156)) * 100_000 + SIMD2(155_000, 463_000)
        }
        func degrees(_ pair: SIMD2<Double>, from _: ReferenceSystem) -> SIMD2<Double> {
            (pair - SIMD2(155_000, 463_000)) / 100_000 + SIMD2(5.387, 52.156)
        }
    }

    private static func rules() throws -> Rules {
        let theme = Theme(
            slug: try #require(ThemeSlug("open-data")), title: "T", englishTitle: "T", description: "T",
            colour: "#154273", shape: .circle)
        return Rules(
            themes: try #require(ThemeCatalogue([theme])),
            area: try #require(BoundingBox(west: 3.2, south: 50.7, east: 7.3, north: 53.7)))
    }

    private static func source(_ text: String, _ mapping: ColumnMapping = ColumnMapping()) throws -> CSVImportSource {
        try CSVImportSource(
            MemoryByteSource(Array(text.utf8)), rules: rules(), mapping: mapping, positions: Straight())
    }

    private static func rows(_ text: String, _ mapping: ColumnMapping = ColumnMapping()) throws -> [ImportEntry] {
        var source = try source(text, mapping)
        var rows: [ImportEntry] = []
        while let row = try source.next() { rows.append(row) }
        return rows
    }

    private static func good(_ entry: ImportEntry) throws -> InitiativeContent { try entry.result.get().content }

    private static func reasons(_ entry: ImportEntry) -> String {
        guard case .failure(let problems) = entry.result else { return "" }
        return problems.all.map { "\($0.member): \($0.detail)" }.joined(separator: "\n")
    }

    private static func refusal(_ text: String, _ mapping: ColumnMapping = ColumnMapping()) throws -> String {
        try #require(throws: ImportFileError.self) { _ = try source(text, mapping) }.description
    }

    private static let fields = ["Een titel", "Een omschrijving die lang genoeg is", "open-data"]

    @Test(
        "finds the delimiter, whatever the texts hold, and takes a comma for decimals where it parts no fields",
        arguments: [",", ";", "\t"])
    func delimiter(mark: String) throws {
        let header = ["titel", "omschrijving", "thema", "lon", "lat"].joined(separator: mark)
        let comma = mark == "," ? "." : ","
        let row = ["\"Een; titel, met een\ttab\"", Self.fields[1], Self.fields[2], "5\(comma)12345678", "52.09"]
        for start in ["", "\u{FEFF}", "\r\n\n", "sep=\(mark)\r\n"] {
            let rows = try Self.rows(start + header + "\r\n" + row.joined(separator: mark))
            let content = try Self.good(try #require(rows.first))
            #expect(rows.count == 1 && content.title == "Een; titel, met een tab", "\(start)")
            #expect(content.point.longitude == 5.12345678 && content.point.latitude == 52.09)
        }
    }

    @Test("does not guess at numbers", arguments: ["1.234,5", "5,1,2", "5,", ",", "5 ,1", "vijf", "1e999", "0x5"])
    func numbers(number: String) throws {
        let rows = try Self.rows("titel;omschrijving;thema;lon;lat\n\(Self.fields.joined(separator: ";"));\(number);52")
        #expect(Self.reasons(rows[0]).contains("lon: ") || number == "5,", "\(Self.reasons(rows[0]))")
    }

    @Test("matches names without regard to capitals, spaces, signs and accents; a name that fits exactly goes first")
    func names() throws {
        let text =
            "TITEL,Omschrijving,Théma,Organi satie,organisatie,Gemeente-Code,LON,Lat\n"
            + "\(Self.fields.joined(separator: ",")),fout,Goed,GM0344,5,52\n"
        let content = try Self.good(try Self.rows(text)[0])
        #expect(content.title == "Een titel" && content.organisation == "Goed")
        #expect(content.municipalityCode?.text == "GM0344")
        let twice = try Self.refusal("Titel,TITEL,omschrijving,thema,lon,lat\n")
        #expect(twice.contains("'Titel' en 'TITEL'") && twice.contains("--column titel="))
        #expect(try Self.refusal("titel,titel,omschrijving,thema,lon,lat\n").contains("twee keer"))
    }

    @Test("takes columns by the names that somebody gives, and values that hold for all rows")
    func mapping() throws {
        let text =
            "Naam;Uitleg;E;N;titel\n\(Self.fields[0]);\(Self.fields[1]);5;52;genegeerd\n;\(Self.fields[1]);5;52;\n"
        let mapping = ColumnMapping(
            columns: ["titel": "naam", "omschrijving": "Uitleg", "x": "E", "y": "N"],
            constants: ["thema": "open-data", "plaats": "Utrecht"])
        let rows = try Self.rows(text, mapping)
        let content = try Self.good(rows[0])
        #expect(content.title == "Een titel" && content.theme.text == "open-data" && content.place == "Utrecht")
        #expect(Self.reasons(rows[1]).hasPrefix("titel: "))
        var source = try Self.source(text, mapping)
        #expect(source.columnNames["titel"] == "Naam" && source.columnNames["geometrie"] == "E, N")
        #expect(try source.next() != nil)
        // What was used reads the same file the same way, also from a file.
        let saved = try ColumnMapping(reading: MemoryByteSource(source.mapping.json))
        #expect(saved == source.mapping && saved.system == .crs84 && saved.columns["titel"] == "Naam")
        #expect(try Self.good(try Self.rows(text, saved)[0]) == content)
        #expect(try Self.refusal(text, ColumnMapping(columns: ["titel": "Weg"])).contains("geen kolom 'Weg'"))
        #expect(try Self.refusal(text, ColumnMapping(columns: ["naam": "Naam"])).contains("Kies uit: id, titel"))
        #expect(try Self.refusal("Naam;Uitleg;E;N\n").contains("titel, omschrijving, thema, lon, lat"))
    }

    @Test(
        "refuses a mapping file that is none, and says why",
        arguments: [
            ("{", "geen JSON"), ("[]", "object"), (#"{"columns":{}}"#, "kolommen, vast, stelsel"),
            (#"{"kolommen":{"naam":"x"}}"#, "Kies uit"), (#"{"kolommen":{"titel":1}}"#, "tekst"),
            (#"{"vast":{"lon":"5"}}"#, "vaste waarde"), (#"{"stelsel":"wgs"}"#, "rd of graden"),
            (#"{"vast":[]}"#, "object"),
        ])
    func badMapping(text: String, words: String) throws {
        let error = try #require(throws: ImportFileError.self) {
            _ = try ColumnMapping(reading: MemoryByteSource(Array(text.utf8)))
        }
        #expect(error.description.contains(words), "\(error)")
    }

    @Test(
        "finds RD or degrees by the names of the columns, or else by the numbers",
        arguments: [
            ("lon,lat", "5.387,52.156", ReferenceSystem.crs84), ("Longitude,Latitude", "5.387,52.156", .crs84),
            ("x_rd,y_rd", "155000,463000", .rd), ("X,Y", "155000,463000", .rd), ("x,y", "5.387,52.156", .crs84),
            ("X-coördinaat,Y-coördinaat", "155000,463000", .rd),
            ("lon,lat,x_rd,y_rd", "5.387,52.156,1,1", .crs84), ("x_rd,y_rd,lon,lat", ",,5.387,52.156", .crs84),
        ])
    func systems(columns: String, values: String, system: ReferenceSystem) throws {
        let text = "titel,omschrijving,thema,\(columns)\n\(Self.fields.joined(separator: ",")),\(values)\n"
        let source = try Self.source(text)
        #expect(source.system == system && !source.findings.joined().contains("Niet gebruikt"))
        #expect(source.findings[0].contains(system == .rd ? "in RD" : "in graden"))
        let point = try Self.good(try Self.rows(text)[0]).point
        #expect(point.longitude == 5.387 && point.latitude == 52.156)
    }

    @Test("A file is in RD or in degrees: both is refused, unless somebody says which; then the others are rejected")
    func mixed() throws {
        let start = "titel,omschrijving,thema,x,y\n"
        let row = Self.fields.joined(separator: ",")
        let text = start + "\(row),155000,463000\n\(row),5.387,52.156\n\(row),463000,155000\n\(row),1000,1000\n"
        #expect(try Self.refusal(text).contains("op regel 2 in RD, op regel 3 in graden"))
        let rd = try Self.rows(text, ColumnMapping(system: .rd)).map(Self.reasons)
        #expect(
            rd[0].isEmpty && rd[1].contains("lijken graden") && rd[2].contains("omgewisseld") && rd[3].contains("RD"))
        let degrees = try Self.rows(text, ColumnMapping(system: .crs84)).map(Self.reasons)
        #expect(degrees[0].contains("RD") && degrees[1].isEmpty)
        // Who says RD means the columns in RD.
        let both = "titel,omschrijving,thema,lon,lat,x_rd,y_rd\n\(row),1,1,155000,463000\n"
        #expect(try Self.good(try Self.rows(both, ColumnMapping(system: .rd))[0]).point.longitude == 5.387)
    }

    @Test("Without a way from RD, a file in RD is refused")
    func noWay() throws {
        let text = "titel,omschrijving,thema,x_rd,y_rd\n"
        let error = try #require(throws: ImportFileError.self) {
            _ = try CSVImportSource(MemoryByteSource(Array(text.utf8)), rules: try Self.rules())
        }
        #expect(error.description.contains("RD"))
    }

    @Test("A row by another delimiter than the header is told so")
    func mixedDelimiters() throws {
        let text = "titel,omschrijving,thema,lon,lat\n\(Self.fields.joined(separator: ";"));5.1;52.1\n"
        let reason = Self.reasons(try Self.rows(text)[0])
        #expect(reason.contains("1 veld") && reason.contains("puntkomma's") && reason.contains("overal hetzelfde"))
    }

    @Test("Ten thousand columns are refused, a thousand with one that is wanted are not")
    func manyColumns() throws {
        let start = "titel,omschrijving,thema,lon,lat"
        #expect(
            try Self.refusal(start + (0..<10_000).map { ",k\($0)" }.joined()).contains("10005 kolommen; hoogstens 1000")
        )
        let source = try Self.source(start + (0..<900).map { ",k\($0)" }.joined())
        #expect(source.findings[1].count < 300)
    }
}
