import OpenKaart
import Testing

@testable import OpenDataFormats

@Suite("Texts in CSV")
struct CSVRoundTripTests {
    private static let signs: [Character] = [
        "a", "\"", "'", ",", ";", "=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠", "ë", "😀", "\\", "<", " ",
    ]

    @Test(
        "come back as they were, for both variants, whatever signs they have", arguments: CSVVariant.allCases,
        [1, 2026, UInt64.random(in: .min ... .max)])
    func texts(variant: CSVVariant, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in Self.signs.randomElement(using: &random) }
            )
            let row = try Self.row(title: text, variant)
            let found = try #require(row.string(at: 1))
            #expect(CSVGuard.unguarded(found) == text)
            #expect(row.count == CSVTable.columns(nil, .crs84).count)
            // A spreadsheet takes no cell for a formula.
            if let first = found.first { #expect(!"=+-@＝＋－＠\t\r".contains(first), "\(found)") }
        }
    }

    @Test("An Excel variant has decimal commas in columns of numbers alone; below zero they stay numbers")
    func numbers() throws {
        let row = try Self.row(title: "1.5, met punt; en meer", .excel, longitude: -5.25)
        let cells = (0..<row.count).compactMap { row.string(at: $0) }
        #expect(cells[1] == "1.5, met punt; en meer")
        #expect(cells[8...11] == ["-5,25", "52,5", "-1234,5", "99,125"])
        let plain = try Self.row(title: "1.5", .standard, longitude: -5.25)
        #expect((8...11).compactMap { plain.string(at: $0) } == ["-5.25", "52.5", "-1234.5", "99.125"])
    }

    private static func row(title: String, _ variant: CSVVariant, longitude: Double = 5.25) throws -> CSVRecord {
        let record = Initiative(
            id: .random(), revision: 1,
            content: InitiativeContent(
                title: title, description: title, theme: try #require(ThemeSlug("open-data")), organisation: nil,
                place: nil, municipalityCode: nil, url: nil,
                point: try #require(Coordinate(longitude: longitude, latitude: 52.5))), createdAt: .epoch,
            changedAt: .latest)
        var stored = ByteWriter()
        GeoJSONFeature.write(record, into: &stored)
        var writer = ByteWriter()
        let csv = RecordWriter(.csv, variant: variant, positions: Corner())
        csv.writeHead(version: MapVersion(sequence: 1, madeAt: .epoch), into: &writer)
        stored.bytes.withUnsafeBytes { csv.write([GeoJSONFeatureView($0)], isFirst: true, into: &writer) }
        #expect(writer.bytes.starts(with: [0xEF, 0xBB, 0xBF]) == (variant == .excel))
        var reader = CSVRecordReader(
            MemoryByteSource(writer.bytes), delimiter: UInt8(ascii: variant == .excel ? ";" : ","))
        _ = try reader.next()
        guard case .content(let row)? = try reader.next()?.outcome else { throw NoRow() }
        return row
    }

    private struct NoRow: Error {}

    /// RD metres that are easy to know.
    private struct Corner: PositionTransformation {
        var rdMethod: RDMethod { .grid }

        func transform(_ pairs: inout [SIMD2<Double>], to system: ReferenceSystem) {
            for index in pairs.indices { pairs[index] = transform(pairs[index], to: system) }
        }

        func transform(_ pair: SIMD2<Double>, to system: ReferenceSystem) -> SIMD2<Double> { SIMD2(-1_234.5, 99.125) }
        func degrees(_ pair: SIMD2<Double>, from system: ReferenceSystem) -> SIMD2<Double> { pair }
    }
}
