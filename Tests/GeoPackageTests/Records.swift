import Foundation
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

/// Records with hostile texts, as a source.
final class Records: FeatureSource {
    let version: MapVersion
    let records: [Initiative]

    init(_ records: [Initiative], sequence: Int = 7) {
        self.records = records
        version = MapVersion(sequence: sequence, madeAt: .epoch)
    }

    convenience init(count: Int, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        self.init(try (0..<count).map { _ in try Self.record(using: &random) })
    }

    func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws {
        for start in stride(from: 0, to: records.count, by: 100) {
            var writer = ByteWriter()
            var ends = [0]
            for record in records[start..<min(start + 100, records.count)] {
                GeoJSONFeature.write(record, into: &writer)
                ends.append(writer.bytes.count)
            }
            try writer.bytes.withUnsafeBytes { bytes in
                try body(
                    zip(ends, ends.dropFirst()).map {
                        GeoJSONFeatureView(UnsafeRawBufferPointer(rebasing: bytes[$0..<$1]))
                    })
            }
        }
    }

    private static let signs: [Character] = [
        "a", "Z", "\"", "\\", "<", "/", "'", ",", ";", "=", "+", "-", "@", "＝", "ë", "😀", "👨‍👩‍👧", "ש", "%", "|",
    ]

    static func record(using random: inout SeededGenerator) throws -> Initiative {
        func text(_ more: [Character] = []) -> String {
            "T"
                + String(
                    (0..<Int.random(in: 10...40, using: &random)).compactMap { _ in
                        (signs + more).randomElement(using: &random)
                    }) + "."
        }
        func perhaps() -> String? { Bool.random(using: &random) ? text() : nil }
        return Initiative(
            id: InitiativeID(
                high: UInt64.random(in: 0 ... .max, using: &random) & 0xFFFF_FFFF_FFFF_0FFF | 0x4000,
                low: UInt64.random(in: 0 ... .max, using: &random) >> 2 | 0x8000_0000_0000_0000), revision: 1,
            content: InitiativeContent(
                title: text(), description: text(["\n"]), theme: try #require(ThemeSlug("open-data")),
                organisation: perhaps(), place: perhaps(),
                municipalityCode: Bool.random(using: &random) ? MunicipalityCode("GM0344") : nil,
                url: Bool.random(using: &random) ? .stored("https://voorbeeld.example/?a=%22&b='") : nil,
                point: try #require(
                    Coordinate(
                        longitude: Double.random(in: 3.3...7.2, using: &random),
                        latitude: Double.random(in: 50.8...53.5, using: &random)))),
            createdAt: try #require(
                Timestamp(secondsSinceEpoch: Int64.random(in: 0...1_700_000_000, using: &random))),
            changedAt: .latest)
    }
}

/// A folder that is gone after the test.
final class Scratch {
    let folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-gpkg-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }
}
