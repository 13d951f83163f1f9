import Foundation
import TestSupport
import Testing

@Suite("Export, an empty database, import, export: the same bytes")
struct RoundTripTests {
    /// Texts that trip over quotes, formulas, lines and signs.
    private static let titles = [
        "=1+1", "+31 6", "-min", "@home", "'=1+1", "''=x", "'s-Gravenhage", "'", "Een \"aanhaling\"",
        "komma, punt; tab", "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é",
        "＝vol", "＠breed", "</script><b>", "\\n is geen regeleinde", "null", "00123", "1e5", "TRUE", "日本語", "ﬁ ß İ",
    ]
    private static let descriptions = [
        "Regel een.\nRegel twee.", "\"Van begin tot eind\"", "=HYPERLINK(\"https://voorbeeld.example\")",
        "Een; twee, drie\u{2028}vier vijf",
        "Gewone tekst die lang genoeg is.",
    ]

    /// A record for every combination of the optional members, with points to the last decimal and times.
    private static func lines(_ random: inout SeededGenerator) -> String {
        var lines: [String] = []
        for (number, title) in titles.enumerated() {
            for mask in [number % 16, 15 - number % 16, Int.random(in: 0..<16, using: &random)] {
                var properties: [String: String] = [
                    "titel": title.count < 3 ? title + "···" : title,
                    "omschrijving": descriptions[(number + mask) % descriptions.count],
                    "thema": ["open-contact", "open-aanpak", "open-data", "open-verantwoording"][mask % 4],
                    "aangemaaktOp": "20\(10 + mask)-0\(1 + mask % 9)-11T09:30:0\(mask % 10)Z",
                ]
                if mask & 1 > 0 { properties["organisatie"] = titles[(number + 3) % titles.count] }
                if mask & 2 > 0 { properties["plaats"] = titles[(number + 5) % titles.count] }
                if mask & 4 > 0 { properties["gemeentecode"] = "GM0\(100 + number)" }
                if mask & 8 > 0 { properties["url"] = "https://voorbeeld.example/a,b;c?d='e'&f=%22" }
                if mask & 5 == 5 { properties["gewijzigdOp"] = "2026-01-02T03:04:05Z" }
                let members = properties.map { #""\#($0)":\#(json($1))"# }.sorted().joined(separator: ",")
                let (x, y) = (
                    Int.random(in: 320_000_001..<729_999_999, using: &random),
                    Int.random(in: 0..<299_999_999, using: &random)
                )
                let point =
                    "\(x / 100_000_000).\(padded(x % 100_000_000)),\(50 + (70_000_001 + y) / 100_000_000).\(padded((70_000_001 + y) % 100_000_000))"
                lines.append(
                    #"{"type":"Feature","geometry":{"type":"Point","coordinates":[\#(point)]},"properties":{\#(members)}}"#
                )
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: 8 - "\(number)".count) + "\(number)"
    }

    private static func json(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    private static func filled(_ seed: UInt64) throws -> Scratch {
        var random = SeededGenerator(seed: seed)
        let scratch = try Scratch()
        let file = try scratch.write("bron.geojsonl", lines(&random))
        let said = try Program.openkaart("import", file, "--database", scratch.database)
        #expect(said.status == 0 && said.output.hasPrefix("\(titles.count * 3) nieuw"), "seed \(seed): \(said)")
        return scratch
    }

    private static func export(_ scratch: Scratch, _ arguments: [String], as name: String) throws -> Data {
        let file = scratch.path(name)
        let said = try Program.run(
            Program.openkaart, ["export", "--output", file, "--database", scratch.database, "--format"] + arguments)
        #expect(said.status == 0, "\(said.errors)")
        return try Data(contentsOf: URL(filePath: file))
    }

    /// All but the moment of the version, which is that of the import.
    private static func withoutTime(_ data: Data) -> String {
        String(decoding: data, as: UTF8.self).replacing(/"timeStamp":"[^"]*"/, with: "")
    }

    @Test("for CSV, GeoJSON and GeoJSON a line", arguments: ["csv", "geojson", "geojsonl"])
    func formats(format: String) throws {
        let seed = UInt64.random(in: .min ... .max)
        let scratch = try Self.filled(seed)
        let first = try Self.export(scratch, [format], as: "uit.\(format)")
        let copy = try Scratch()
        let said = try Program.openkaart("import", scratch.path("uit.\(format)"), "--database", copy.database)
        #expect(said.status == 0, "seed \(seed): \(said.errors)")
        let second = try Self.export(copy, [format], as: "uit.\(format)")
        if format == "geojson" {
            #expect(Self.withoutTime(first) == Self.withoutTime(second), "seed \(seed)")
        } else {
            #expect(first == second, "seed \(seed)")
        }
        #expect(first.count > 10_000)
    }

    @Test(
        "CSV for Excel is read back to the same records, also packed and in UTF-16", arguments: ["", ".gz", ".utf16"])
    func excel(form: String) throws {
        let seed = UInt64.random(in: .min ... .max)
        let scratch = try Self.filled(seed)
        let first = try Self.export(scratch, ["csv"], as: "uit.csv")
        var file = scratch.path("uit.csv")
        if try Program.openkaart("export", "--help").output.contains("--variant") {
            _ = try Self.export(scratch, ["csv", "--variant", "excel"], as: "excel.csv")
            file = scratch.path("excel.csv")
        }
        switch form {
        case ".gz":
            #expect(try Program.run("/usr/bin/gzip", [file]).status == 0)
            file += ".gz"
        case ".utf16":
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.data(using: .utf16)?.write(to: URL(filePath: file))
        default: break
        }
        let copy = try Scratch()
        let said = try Program.openkaart("import", file, "--database", copy.database)
        #expect(said.status == 0, "seed \(seed): \(said.errors)")
        #expect(try Self.export(copy, ["csv"], as: "uit.csv") == first, "seed \(seed)")
    }
}
