package import OpenKaart

/// A file of public records in pieces, all from one version of the register. Memory does not grow with the number of records.
package struct ExportChunks: Sendable {
    private let snapshot: any InitiativeSnapshot
    private let filter: InitiativeFilter
    private let writer: RecordWriter
    private var after: PageKey?
    private var state = State.head

    private enum State { case head, records, done }

    /// Begins with a file of the records of a snapshot that match.
    package init(_ snapshot: any InitiativeSnapshot, filter: InitiativeFilter, writer: RecordWriter) {
        self.snapshot = snapshot
        self.filter = filter
        self.writer = writer
    }

    /// Records read from the snapshot at a time: about 64 KiB of GeoJSON.
    private static let recordsPerChunk = 128

    /// The next piece, or nothing after the last one. Blocks on storage.
    package mutating func next() throws -> [UInt8]? {
        guard state != .done else { return nil }
        var piece = ByteWriter(capacity: 96 * 1024)
        if state == .head { writer.writeHead(version: snapshot.version, into: &piece) }
        let records = try snapshot.records(filter, after: after, limit: Self.recordsPerChunk)
        var stored = ByteWriter(capacity: 96 * 1024)
        var ends = [0]
        for record in records {
            GeoJSONFeature.write(record, into: &stored)
            ends.append(stored.bytes.count)
        }
        stored.bytes.withUnsafeBytes { bytes in
            let features = zip(ends, ends.dropFirst()).map { start, end in
                GeoJSONFeatureView(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            }
            writer.write(features, isFirst: state == .head, into: &piece)
        }
        state = .records
        after = records.last?.pageKey ?? after
        if records.count < Self.recordsPerChunk {
            writer.writeTail(into: &piece)
            state = .done
        }
        return piece.bytes
    }
}
