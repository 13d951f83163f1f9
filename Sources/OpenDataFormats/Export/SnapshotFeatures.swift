package import OpenKaart

/// The records of a frozen state of the register that match a filter.
package struct SnapshotFeatures: FeatureSource {
    private let snapshot: any InitiativeSnapshot
    private let filter: InitiativeFilter

    package init(_ snapshot: any InitiativeSnapshot, filter: InitiativeFilter = InitiativeFilter()) {
        self.snapshot = snapshot
        self.filter = filter
    }

    package var version: MapVersion { snapshot.version }

    package func count() throws -> Int { try snapshot.count(filter) }

    private static let recordsPerBatch = 1_024

    package func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws {
        var after: PageKey?
        var stored = ByteWriter(capacity: 1 << 20)
        while true {
            let records = try snapshot.records(filter, after: after, limit: Self.recordsPerBatch)
            stored.clear()
            var ends = [0]
            for record in records {
                GeoJSONFeature.write(record, into: &stored)
                ends.append(stored.bytes.count)
            }
            if !records.isEmpty {
                try stored.bytes.withUnsafeBytes { bytes in
                    try body(
                        zip(ends, ends.dropFirst()).map { start, end in
                            GeoJSONFeatureView(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                        })
                }
            }
            guard records.count == Self.recordsPerBatch else { return }
            after = records.last?.pageKey
        }
    }
}
