import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

/// One page after the other of a file of public records, all from one version of the map. Memory does not grow with the number of
/// records.
struct MapPages: Sendable {
    private let state: MapState
    private let filter: InitiativeFilter
    private let writer: RecordWriter
    private let isFirst: Bool
    private let page: MapAnswer

    /// The first page.
    init(_ state: MapState, filter: InitiativeFilter, writer: RecordWriter) {
        self.init(state, filter, writer, after: nil)
    }

    private init(_ state: MapState, _ filter: InitiativeFilter, _ writer: RecordWriter, after: PageKey?) {
        self.state = state
        self.filter = filter
        self.writer = writer
        isFirst = after == nil
        page = state.records(
            InitiativeQuery(filter: filter, after: after, limit: Self.recordsPerPage), counts: false)
    }

    /// Records at a time: a megabyte and more, so that a change of threads costs little beside them.
    private static let recordsPerPage = 2_048

    /// The page after this one. Finding it is quick; writing takes the time.
    func next() -> MapPages? {
        guard page.hasMore, let end = page.end else { return nil }
        return MapPages(state, filter, writer, after: end.key)
    }

    /// The bytes of the first half of the page, with what comes before the first record of the file.
    func firstHalf() -> ByteBuffer {
        bytes(0..<page.numberReturned / 2) { piece in
            if isFirst { writer.writeHead(version: state.version, into: &piece) }
        }
    }

    /// The bytes of the rest, with what comes after the last record of the file.
    func secondHalf() -> ByteBuffer {
        var half = bytes(page.numberReturned / 2..<page.numberReturned) { _ in }
        if !page.hasMore {
            var tail = ByteWriter()
            writer.writeTail(into: &tail)
            half.writeBytes(tail.bytes)
        }
        return half
    }

    private func bytes(_ range: Range<Int>, _ head: (inout ByteWriter) -> Void) -> ByteBuffer {
        var piece = ByteWriter(capacity: page.byteCount / 2 + 64 << 10)
        head(&piece)
        page.withFeatures(range) { writer.write($0, isFirst: isFirst && range.lowerBound == 0, into: &piece) }
        return ByteBuffer(bytes: piece.bytes)
    }
}
