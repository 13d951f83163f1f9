package import OpenDataFormats
import OpenKaart

extension MapState {
    /// Puts records that were written before together as a map again. Takes some seconds and about 700 bytes of memory for each of a
    /// million.
    ///
    /// - Throws: what the source throws, or `UnreadableFeature`.
    package convenience init(of source: some FeatureSource) throws {
        var scratch = ByteWriter(capacity: 16 << 10)
        var fragments = FragmentWriter()
        var records: [MapRecord] = []
        var texts = [UnsafeRawBufferPointer?](repeating: nil, count: Member.publicProperties.count)
        try source.forEachBatch { features in
            for feature in features {
                guard
                    let record = MapRecord(feature, texts: &texts, scratch: &scratch, into: &fragments)
                else { throw UnreadableFeature() }
                records.append(record)
            }
        }
        self.init(version: source.version, packed: PackedRecords(records, gathers: true))
    }
}

/// A record of a file that no version of the service wrote.
package struct UnreadableFeature: Error, CustomStringConvertible {
    package let description = "Een bestand met open data heeft een regel die de dienst niet schreef."
}

extension MapRecord {
    /// Reads a record from its GeoJSON; nothing when it is not as `GeoJSONFeature` writes it.
    ///
    /// - Parameter texts: room for as many texts as there are public properties.
    fileprivate init?(
        _ feature: GeoJSONFeatureView, texts: inout [UnsafeRawBufferPointer?], scratch: inout ByteWriter,
        into fragments: inout FragmentWriter
    ) {
        feature.readProperties(into: &texts)
        func text(_ name: String) -> String? {
            Member.publicProperties.firstIndex(of: name).flatMap { texts[$0] }.map {
                String(decoding: GeoJSONFeatureView.unescaped($0), as: UTF8.self)
            }
        }
        let position = feature.position
        guard let id = InitiativeID(parsing: String(decoding: feature.id, as: UTF8.self)),
            let point = Coordinate(longitude: position.x, latitude: position.y),
            let theme = text(Member.theme).flatMap({ ThemeSlug($0) }),
            let createdAt = text(Member.createdAt).flatMap({ Timestamp(parsing: $0) }),
            let changedAt = text(Member.changedAt).flatMap({ Timestamp(parsing: $0) })
        else { return nil }
        scratch.clear()
        scratch.raw(feature.whole)
        scratch.byte(UInt8(ascii: ","))
        self.init(
            key: PageKey(curve: CurveKey(point), id: id), point: point, theme: theme, createdAt: createdAt,
            changedAt: changedAt, organisation: text(Member.organisation), place: text(Member.place),
            municipalityCode: text(Member.municipalityCode),
            fragment: scratch.bytes.withUnsafeBytes { fragments.write($0) })
    }
}
