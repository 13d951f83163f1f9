// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import OpenDataFormats
import OpenKaart
import TestSupport

/// A small fixed set of records with all that forms trip over, as a source.
struct GoldenRecords: FeatureSource {
    let version = MapVersion(sequence: 12, madeAt: Timestamp(parsing: "2026-11-24T09:30:00Z")!)

    /// Title, description, organisation, place, code of the municipality, address, longitude, latitude.
    private static let rows: [(String, String, String?, String?, String?, String?, Double, Double)] = [
        (
            "Buurtbegroting Noord", "Bewoners verdelen geld.", "Gemeente Voorbeeld", "Utrecht", "GM0344",
            "https://voorbeeld.example/a,b;c?d='e'&f=%22", 5.1214, 52.0907
        ),
        ("=1+1", "=HYPERLINK(\"https://voorbeeld.example\")", "+31 6", "-min", nil, nil, 5.12140001, 52.0907),
        ("＝SOM(A1)", "＋vol, －breed en ＠home", "＠breed", "＋", nil, nil, 4.9, 52.37),
        ("@home", "Regel een.\nRegel twee; met, komma's.\n", nil, "'s-Gravenhage", nil, nil, 4.3, 52.07),
        ("'=een apostrof", "''=twee ervan", "'", "'s-Hertogenbosch", "GM0796", nil, 5.30365, 51.69),
        ("Een \"aanhaling\"", "\"Van begin tot eind\"", "Komma, punt; tab\tklaar", nil, nil, nil, 6.566, 53.219),
        (
            "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é ﬁ ß İ", "日本語 ש \u{2028} \\n is geen regeleinde </script><b>", "Ŝtelo \u{7F}", "Súdwest-Fryslân", nil,
            nil, 5.66, 53.032
        ),
        ("null", "00123", "1e5", "TRUE", nil, "https://voorbeeld.example/", 3.5, 51.45),
        ("Alleen wat moet", "Zonder de rest.", nil, nil, nil, nil, 7.2, 53.5),
        ("Op een rond punt", "Met een rond punt.", nil, nil, nil, nil, 5, 52),
        ("Ernaast", "Vlak ernaast.", nil, nil, nil, nil, 5.00000001, 52.00000001),
        ("Ver van RD", "In de oceaan.", nil, nil, nil, nil, -30.5, 10.25),
    ]

    private static let records: [Initiative] = rows.enumerated().map { number, row in
        let moment = Timestamp(secondsSinceEpoch: 1_790_000_000 + 86_400 * Int64(number))!
        return Initiative(
            id: InitiativeID(high: 0x57DA_B273_E5FD_5B5C, low: 0xA987_0000_0000_0000 + UInt64(number)), revision: 1,
            content: InitiativeContent(
                title: row.0, description: row.1,
                theme: ThemeSlug(["open-contact", "open-aanpak", "open-data", "open-verantwoording"][number % 4])!,
                organisation: row.2, place: row.3, municipalityCode: row.4.flatMap { MunicipalityCode($0) },
                url: row.5.flatMap { .stored($0) }, point: Coordinate(longitude: row.6, latitude: row.7)!),
            createdAt: moment, changedAt: Timestamp(secondsSinceEpoch: moment.secondsSinceEpoch + Int64(number % 3))!)
    }.sorted { $0.pageKey < $1.pageKey }

    func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws {
        var writer = ByteWriter()
        var ends = [0]
        for record in Self.records {
            GeoJSONFeature.write(record, into: &writer)
            ends.append(writer.bytes.count)
        }
        try writer.bytes.withUnsafeBytes { bytes in
            try body(
                zip(ends, ends.dropFirst()).map { GeoJSONFeatureView(UnsafeRawBufferPointer(rebasing: bytes[$0..<$1])) }
            )
        }
    }
}

/// The transformation of the service, but for RD: whether a machine has the grid must not change a golden file. RD is a straight stretch of
/// degrees around its centre.
struct SteadyTransformation: PositionTransformation {
    private let others: any PositionTransformation

    init() throws {
        others = try Harness.positions()
    }

    var rdMethod: RDMethod { .sevenParameters }

    func transform(_ pairs: inout [SIMD2<Double>], to system: ReferenceSystem) {
        guard system == .rd else { return others.transform(&pairs, to: system) }
        for index in pairs.indices { pairs[index] = transform(pairs[index], to: system) }
    }

    func transform(_ pair: SIMD2<Double>, to system: ReferenceSystem) -> SIMD2<Double> {
        guard system == .rd else { return others.transform(pair, to: system) }
        return MetreReach.rd.limited((pair - SIMD2(5.387, 52.156)) * 100_000 + SIMD2(155_000, 463_000))
    }

    func degrees(_ pair: SIMD2<Double>, from system: ReferenceSystem) -> SIMD2<Double> {
        others.degrees(pair, from: system)
    }
}
