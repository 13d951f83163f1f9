import Foundation
import TestSupport
import Testing

@Suite("A file that cannot be imported: said in Dutch with what to do, nothing written, no memory lost")
struct BadFileTests {
    struct Bad: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var name = "slecht.csv"
        let bytes: Data
        let words: [String]

        init(_ testDescription: String, name: String = "slecht.csv", _ bytes: Data, _ words: String...) {
            self.testDescription = testDescription
            self.name = name
            self.bytes = bytes
            self.words = words
        }
    }

    private static let header = "titel,omschrijving,thema,lon,lat\n"
    private static let row = "Een titel,Een omschrijving die lang genoeg is.,open-data,5.1,52.1\n"
    private static let feature = #"{"type":"Feature","geometry":{"type":"Point","coordinates":[5.1,"#

    private static func gzipped(_ text: String) -> Data {
        let scratch = try? Scratch()
        guard let scratch, let file = try? scratch.write("a", text), (try? Program.run("/usr/bin/gzip", [file])) != nil
        else {
            return Data()
        }
        return (try? Data(contentsOf: URL(filePath: file + ".gz"))) ?? Data()
    }

    private static let files: [Bad] = [
        Bad("empty", Data(), "leeg", "kolommen"),
        Bad("empty GeoJSON", name: "a.geojson", Data(), "leeg"),
        Bad(
            "no features", name: "a.geojson", Data(#"{"type":"FeatureCollection","features":[]}"#.utf8),
            "geen initiatieven"),
        Bad("header only", Data(header.utf8), "geen initiatieven", "niets opgenomen"),
        Bad(
            "cut within quotes", Data((header + "\"Een titel zonder eind,en verder").utf8), "aanhalingsteken", "regel 2"
        ),
        Bad(
            "cut within an object", name: "a.geojson",
            Data(#"{"type":"FeatureCollection","features":[\#(feature)"#.utf8), "te vroeg op"),
        Bad("cut line of GeoJSON", name: "a.geojsonl", Data(feature.utf8), "te vroeg op"),
        Bad(
            "cut gzip", name: "a.csv.gz", gzipped(header + row + String(repeating: row, count: 50)).dropLast(9), "gzip",
            "opnieuw"),
        Bad(
            "cut UTF-16",
            Data(
                [0xFF, 0xFE] + Array((header + row).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }.dropLast())),
            "midden in een teken"),
        Bad(
            "UTF-16 without a mark", Data(header.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }), "UTF-16",
            "UTF-8"),
        Bad("a spreadsheet", name: "a.csv", Data("PK\u{3}\u{4}\u{14}\u{0}".utf8), "rekenblad", "CSV UTF-8"),
        Bad("two columns of one name", Data(("titel," + header + "x," + row).utf8), "'titel' staat twee keer"),
        Bad(
            "ten thousand columns", Data((header.dropLast() + String(repeating: ",k", count: 9_995) + "\n").utf8),
            "10000 kolommen", "hoogstens 1000"),
        Bad(
            "a header in Latin-1", Data("titel,omschrijving,thema,lon,lat,caf".utf8) + [0xE9, 0x0A], "kolom 6", "UTF-8"),
        Bad(
            "rows in Latin-1",
            Data((header + "Caf").utf8) + [0xE9]
                + Data(",Een omschrijving die lang genoeg is.,open-data,5.1,52.1\n".utf8), "regel 2: titel", "Latin-1"),
        Bad(
            "NUL", Data((header + "Een\u{0}titel,Een omschrijving die lang genoeg is.,open-data,5.1,52.1\n").utf8),
            "regel 2: titel", "NUL"),
        Bad("nothing but NUL", Data(repeating: 0, count: 100_000), "kolom 1"),
        Bad(
            "rows by another delimiter", Data((header + row.replacing(",", with: ";")).utf8), "puntkomma's",
            "overal hetzelfde teken"),
        Bad(
            "RD and degrees", Data("titel,omschrijving,thema,x,y\n,,,136000,455000\n,,,5.1,52.1\n".utf8),
            "regel 2 in RD", "--crs"),
        Bad("no CSV at all", Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }), "slecht.csv"),
        Bad(
            "an image called GeoJSON", name: "a.geojson", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            "geen GeoJSON"),
    ]

    @Test("is refused", arguments: files, [false, true])
    func refused(file: Bad, beside: Bool) throws {
        let scratch = try Scratch()
        let path = scratch.path(file.name)
        try file.bytes.write(to: URL(filePath: path))
        if beside {
            _ = try Program.openkaart("import", "data/initiatieven.csv", "--database", scratch.database)
        }
        let said = try Program.openkaart("import", path, "--database", scratch.database)
        #expect(said.status == 1, "\(said)")
        for words in file.words { #expect(said.errors.contains(words), "\(said.errors.prefix(600))") }
        #expect(!said.errors.contains("Fatal") && !said.output.contains("Partij"))
        guard beside else {
            #expect(!FileManager.default.fileExists(atPath: scratch.database))
            return
        }
        let list = try Program.openkaart("import", "--list", "--database", scratch.database).output
        #expect(list.split(separator: "\n").count == 2, "\(list)")
        let export = try Program.openkaart("export", "--format", "geojsonl", "--database", scratch.database).output
        #expect(export.utf8.count { $0 == 10 } == 79)
    }

    @Test("A folder, and a file that is not there, are named")
    func folder() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.path("map.csv"), withIntermediateDirectories: false)
        let folder = try Program.openkaart("import", scratch.path("map.csv"), "--database", scratch.database)
        #expect(folder.status == 1 && folder.errors.contains("is een map"))
        let missing = try Program.openkaart("import", scratch.path("weg.csv"), "--database", scratch.database)
        #expect(missing.status == 1 && missing.errors.contains("bestaat niet"))
        #expect(!FileManager.default.fileExists(atPath: scratch.database))
    }

    @Test(
        "A cell of a hundred megabytes, also packed, costs its row and hardly any memory; the other rows are taken",
        arguments: [false, true])
    func largeCell(isPacked: Bool) throws {
        let scratch = try Scratch()
        var path = scratch.path("groot.csv")
        try Data().write(to: URL(filePath: path))
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.write(contentsOf: Data((Self.header + Self.row + "\"").utf8))
        let piece = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<100 { try file.write(contentsOf: piece) }
        try file.write(
            contentsOf: Data(
                ("\",Een omschrijving die lang genoeg is.,open-data,5.1,52.1\n"
                    + Self.row.replacing("Een", with: "Nog een")).utf8))
        try file.close()
        if isPacked {
            #expect(try Program.run("/usr/bin/gzip", ["-1", path]).status == 0)
            path += ".gz"
        }
        let said = try Program.run(
            "/usr/bin/env",
            [
                "sh", "-c", "exec /usr/bin/time -f 'piek %M' \"$0\" import \"$1\" --database \"$2\"", Program.openkaart,
                path, scratch.database,
            ])
        #expect(said.output.hasPrefix("2 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 afgewezen"), "\(said)")
        #expect(said.errors.contains("regel 3: rij: De rij is langer dan"))
        let peak = try #require(said.errors.firstMatch(of: /piek (\d+)/).flatMap { Int($0.1) })
        // As much as any import takes; the cell alone would be a hundred.
        #expect(peak < 160_000, "\(peak) KiB")
    }

    @Test("A file cut in a later part leaves whole parts in a batch that is named and can be taken back")
    func cutLate() throws {
        let scratch = try Scratch()
        let rows = (0..<15_000).map {
            "Initiatief \($0),Een omschrijving die lang genoeg is.,open-data,5.\($0 + 100_000),52.1\n"
        }
        let whole = Self.gzipped(Self.header + rows.joined())
        let path = scratch.path("a.csv.gz")
        try whole.dropLast(9).write(to: URL(filePath: path))
        // Into a new register it is all or nothing.
        let new = try Program.openkaart("import", path, "--database", scratch.database)
        #expect(
            new.status == 1 && new.errors.contains("niets opgenomen")
                && !FileManager.default.fileExists(atPath: scratch.database))
        _ = try Program.openkaart("import", "data/initiatieven.csv", "--database", scratch.database)
        let said = try Program.openkaart("import", path, "--database", scratch.database)
        #expect(said.status == 1 && said.errors.contains("openkaart import --undo 2"), "\(said.errors)")
        #expect(try Program.openkaart("import", "--list", "--database", scratch.database).output.contains("begonnen"))
        let undo = try Program.openkaart("import", "--undo", "2", "--database", scratch.database)
        #expect(undo.output.hasPrefix("Partij 2 is teruggedraaid: 10000 van de kaart"), "\(undo)")
        try whole.write(to: URL(filePath: path))
        #expect(try Program.openkaart("import", path, "--database", scratch.database).output.hasPrefix("15000 nieuw"))
    }
}
