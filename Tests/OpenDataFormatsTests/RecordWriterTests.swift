import Foundation
import OpenKaart
import Testing

@testable import OpenDataFormats

@Suite("Records written anew from their stored GeoJSON")
struct RecordWriterTests {
    @Test("The parts of a stored Feature are the record: identity, position, title, and every property with its text")
    func parts() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let record = try Self.record(using: &random)
            Self.withFeature(record) { feature in
                #expect(String(decoding: feature.id, as: UTF8.self) == record.id.description)
                #expect(feature.position == SIMD2(record.content.point.longitude, record.content.point.latitude))
                #expect(GeoJSONFeatureView.unescaped(feature.title) == Array(record.content.title.utf8))
                var properties: [String: String] = [:]
                feature.forEachProperty { name, value in
                    properties[String(decoding: name, as: UTF8.self)] = String(
                        decoding: GeoJSONFeatureView.unescaped(value), as: UTF8.self)
                }
                let content = record.content
                let texts: [String: String?] = [
                    "titel": content.title, "omschrijving": content.description, "thema": content.theme.text,
                    "organisatie": content.organisation, "plaats": content.place,
                    "gemeentecode": content.municipalityCode?.text, "url": content.url?.text,
                    "aangemaaktOp": record.createdAt.description, "gewijzigdOp": record.changedAt.description,
                ]
                #expect(properties == texts.compactMapValues { $0 })
                for (name, text) in properties {
                    var writer = ByteWriter()
                    writer.jsonString(text)
                    let escaped = Array(writer.bytes.dropFirst().dropLast())
                    #expect(feature.has(Array(name.utf8), escaped))
                    #expect(!feature.has(Array(name.utf8), escaped + [UInt8(ascii: "x")]))
                }
            }
        }
    }

    @Test("All of it in CRS84 is the stored GeoJSON; some properties are just those, in the same order")
    func geojson() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let record = try Self.record(using: &random)
            try Self.withFeature(record) { feature in
                var writer = ByteWriter()
                RecordWriter(.geojson).writeArray([feature, feature], into: &writer)
                let stored = String(decoding: feature.whole, as: UTF8.self)
                #expect(String(decoding: writer.bytes, as: UTF8.self) == stored + "," + stored)

                writer.clear()
                RecordWriter(.geojson, properties: ["thema", "titel"]).writeArray([feature], into: &writer)
                let object = try #require(
                    try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any])
                let whole = try #require(
                    try JSONSerialization.jsonObject(with: Data(feature.whole)) as? [String: Any])
                #expect(
                    object["properties"] as? [String: String] == [
                        "titel": record.content.title, "thema": record.content.theme.text,
                    ])
                #expect(object["geometry"] as? NSDictionary == whole["geometry"] as? NSDictionary)
                #expect(object["id"] as? String == record.id.description)
            }
        }
    }

    @Test("Each system has its axis order, its decimals, and its columns in CSV")
    func systems() throws {
        let record = try Self.record(longitude: 5.387203658, latitude: 52.155172889)
        let expected: [ReferenceSystem: (pair: String, columns: String, cells: String)] = [
            .crs84: (
                "5.38720366,52.15517289", "lon,lat,x_rd,y_rd", "5.38720366,52.15517289,155000.123,463000.988"
            ),
            .etrs89: (
                "52.15517289,5.38720366", "lon,lat,x_rd,y_rd", "5.38720366,52.15517289,155000.123,463000.988"
            ),
            .wgs84: (
                "52.15517289,5.38720366", "lon,lat,x_rd,y_rd", "5.38720366,52.15517289,155000.123,463000.988"
            ),
            .rd: ("155000.123,463000.988", "x,y", "155000.123,463000.988"),
            .webMercator: ("-0.5,7", "x,y,x_rd,y_rd", "-0.5,7,155000.123,463000.988"),
        ]
        for (system, wanted) in expected {
            Self.withFeature(record) { feature in
                var writer = ByteWriter()
                RecordWriter(.geojson, system: system, positions: Fixed()).writeArray([feature], into: &writer)
                #expect(
                    String(decoding: writer.bytes, as: UTF8.self).contains("\"coordinates\":[\(wanted.pair)]"),
                    "\(system)")
                writer.clear()
                let csv = RecordWriter(.csv, system: system, properties: ["titel"], positions: Fixed())
                csv.writeHead(version: MapVersion(sequence: 1, madeAt: .epoch), into: &writer)
                csv.write([feature], isFirst: true, into: &writer)
                #expect(
                    String(decoding: writer.bytes, as: UTF8.self)
                        == "id,titel,\(wanted.columns)\r\n\(record.id),\(record.content.title),\(wanted.cells)\r\n",
                    "\(system)")
            }
        }
    }

    @Test(
        "A position that a system does not reach has no geometry in GeoJSON and empty cells in CSV, never a wrong number"
    )
    func noReach() throws {
        let record = try Self.record(longitude: -68.2, latitude: 12.2)
        try Self.withFeature(record) { feature in
            var writer = ByteWriter()
            let geojson = RecordWriter(.geojson, system: .rd, positions: Nowhere())
            geojson.writeArray([feature], into: &writer)
            #expect(String(decoding: writer.bytes, as: UTF8.self).contains("\"geometry\":null,\"properties\":{"))
            _ = try JSONSerialization.jsonObject(with: Data(writer.bytes))
            writer.clear()
            RecordWriter(.csv, system: .rd, properties: [], positions: Nowhere()).write(
                [feature], isFirst: true, into: &writer)
            #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(record.id),,\r\n")
            writer.clear()
            RecordWriter(.csv, properties: [], positions: Nowhere()).write([feature], isFirst: true, into: &writer)
            #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(record.id),-68.2,12.2,,\r\n")
        }
    }

    /// Numbers to recognise.
    private struct Fixed: PositionTransformation {
        var rdMethod: RDMethod { .grid }

        func transform(_ pairs: inout [SIMD2<Double>], to system: ReferenceSystem) {
            for index in pairs.indices { pairs[index] = transform(pairs[index], to: system) }
        }

        func transform(_ pair: SIMD2<Double>, to system: ReferenceSystem) -> SIMD2<Double> {
            switch system {
            case .rd: SIMD2(155_000.1234, 463_000.9876)
            case .webMercator: SIMD2(-0.5, 7.0001)
            default: system.axes.exchanged(pair)
            }
        }

        func degrees(_ pair: SIMD2<Double>, from system: ReferenceSystem) -> SIMD2<Double> { pair }
    }

    private struct Nowhere: PositionTransformation {
        var rdMethod: RDMethod { .grid }

        func transform(_ pairs: inout [SIMD2<Double>], to system: ReferenceSystem) {
            for index in pairs.indices { pairs[index] = SIMD2(repeating: .nan) }
        }

        func transform(_ pair: SIMD2<Double>, to system: ReferenceSystem) -> SIMD2<Double> { SIMD2(repeating: .nan) }
        func degrees(_ pair: SIMD2<Double>, from system: ReferenceSystem) -> SIMD2<Double> { pair }
    }

    private static func withFeature(_ record: Initiative, _ body: (GeoJSONFeatureView) throws -> Void) rethrows {
        var writer = ByteWriter()
        GeoJSONFeature.write(record, into: &writer)
        try writer.bytes.withUnsafeBytes { try body(GeoJSONFeatureView($0)) }
    }

    private static func record(using random: inout SeededGenerator) throws -> Initiative {
        try record(
            longitude: Double.random(in: -180...180, using: &random),
            latitude: Double.random(in: -90...90, using: &random), using: &random)
    }

    private static func record(longitude: Double, latitude: Double) throws -> Initiative {
        var random = SeededGenerator(seed: 1)
        return try record(longitude: longitude, latitude: latitude, isPlain: true, using: &random)
    }

    private static func record(
        longitude: Double, latitude: Double, isPlain: Bool = false, using random: inout SeededGenerator
    ) throws -> Initiative {
        let signs: [Character] = [
            "a", "Z", "\"", "\\", "<", "/", "\n", "\u{1}", "ë", "😀", ",", "{", "}", "]", ":", "'", "=",
        ]
        func text() -> String {
            isPlain
                ? "Titel"
                : String(
                    (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in signs.randomElement(using: &random) }
                )
        }
        func perhaps() -> String? { Bool.random(using: &random) ? text() : nil }
        return Initiative(
            id: .random(), revision: 1,
            content: InitiativeContent(
                title: text(), description: text(), theme: try #require(ThemeSlug("open-data")),
                organisation: perhaps(),
                place: perhaps(), municipalityCode: Bool.random(using: &random) ? MunicipalityCode("GM0344") : nil,
                url: perhaps().map(WebAddress.stored),
                point: try #require(Coordinate(longitude: longitude, latitude: latitude))),
            createdAt: .epoch, changedAt: .latest)
    }
}
