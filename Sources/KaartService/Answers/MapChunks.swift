import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

/// A file of public records in pieces, all from one version of the map. Memory does not grow with the number of records.
struct MapChunks: Sendable {
    private let state: MapState
    private let filter: InitiativeFilter
    private let writer: RecordWriter
    private var after: PageKey?

    init(_ state: MapState, filter: InitiativeFilter, writer: RecordWriter) {
        self.state = state
        self.filter = filter
        self.writer = writer
    }

    /// Records at a time: some hundreds of kilobytes, so that a change of threads costs little beside them.
    private static let recordsPerChunk = 1_024

    /// A piece, and what comes after it.
    func next() -> (ByteBuffer, MapChunks?) {
        let page = state.records(
            InitiativeQuery(filter: filter, after: after, limit: Self.recordsPerChunk), counts: false)
        var piece = ByteWriter(capacity: page.byteCount + page.numberReturned + 1024)
        if after == nil { writer.writeHead(version: state.version, into: &piece) }
        page.withFeatures { writer.write($0, isFirst: after == nil, into: &piece) }
        var rest: MapChunks?
        if page.hasMore, let end = page.end {
            rest = self
            rest?.after = end.key
        } else {
            writer.writeTail(into: &piece)
        }
        return (ByteBuffer(bytes: piece.bytes), rest)
    }
}
