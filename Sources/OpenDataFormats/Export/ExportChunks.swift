package import OpenKaart

/// A file of public records in pieces, all from one version of the map. Memory does not grow with the number of records.
package struct ExportChunks: Sendable {
    private let snapshot: any InitiativeSnapshot
    private let filter: InitiativeFilter
    private let format: ExportFormat
    private var after: PageKey?
    private var state = State.head

    private enum State { case head, records, done }

    /// Begins with a file of the records of a snapshot that match.
    package init(_ snapshot: any InitiativeSnapshot, filter: InitiativeFilter, format: ExportFormat) {
        self.snapshot = snapshot
        self.filter = filter
        self.format = format
    }

    /// Records read from the snapshot at a time: about 64 KiB of GeoJSON.
    private static let recordsPerChunk = 128

    /// The next piece, or nothing after the last one. Blocks on storage.
    package mutating func next() throws -> [UInt8]? {
        guard state != .done else { return nil }
        var writer = ByteWriter(capacity: 96 * 1024)
        if state == .head { format.writeHead(version: snapshot.version, into: &writer) }
        let records = try snapshot.records(filter, after: after, limit: Self.recordsPerChunk)
        for record in records {
            format.write(record, isFirst: state == .head, into: &writer)
            state = .records
        }
        after = records.last?.pageKey ?? after
        if records.count < Self.recordsPerChunk {
            format.writeTail(into: &writer)
            state = .done
        }
        return writer.bytes
    }
}
