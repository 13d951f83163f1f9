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
    private let answer: MapAnswer
    /// The records of the answer that are this page.
    private let page: Range<Int>

    /// The first page.
    ///
    /// - Parameter hits: what a search found, best first; nothing for all records along the map.
    init(_ state: MapState, filter: InitiativeFilter, hits: [SearchHits.Hit]? = nil, writer: RecordWriter) {
        guard let hits else {
            self.init(state, filter, writer, after: nil)
            return
        }
        // All at once: what a search found is in memory anyway.
        let found = state.list(ListQuery(filter: filter, hits: hits, limit: hits.count))
        self.init(state, filter, writer, found, from: 0, isFirst: true)
    }

    private init(_ state: MapState, _ filter: InitiativeFilter, _ writer: RecordWriter, after: PageKey?) {
        let query = InitiativeQuery(filter: filter, after: after, limit: Self.recordsPerPage)
        self.init(state, filter, writer, state.records(query, counts: false), from: 0, isFirst: after == nil)
    }

    private init(
        _ state: MapState, _ filter: InitiativeFilter, _ writer: RecordWriter, _ answer: MapAnswer, from start: Int,
        isFirst: Bool
    ) {
        self.state = state
        self.filter = filter
        self.writer = writer
        self.answer = answer
        self.isFirst = isFirst
        page = start..<min(start + Self.recordsPerPage, answer.numberReturned)
    }

    /// Records at a time: a megabyte and more, so that a change of threads costs little beside them.
    private static let recordsPerPage = 2_048

    /// The page after this one. Finding it is quick; writing takes the time.
    func next() -> MapPages? {
        if page.upperBound < answer.numberReturned {
            return MapPages(state, filter, writer, answer, from: page.upperBound, isFirst: false)
        }
        guard answer.hasMore, let end = answer.end else { return nil }
        return MapPages(state, filter, writer, after: end.key)
    }

    /// The bytes of the first half of the page, with what comes before the first record of the file.
    func firstHalf() -> ByteBuffer {
        bytes(page.lowerBound..<middle) { piece in
            if isFirst { writer.writeHead(version: state.version, into: &piece) }
        }
    }

    /// The bytes of the rest, with what comes after the last record of the file.
    func secondHalf() -> ByteBuffer {
        var half = bytes(middle..<page.upperBound) { _ in }
        if page.upperBound == answer.numberReturned, !answer.hasMore {
            var tail = ByteWriter()
            writer.writeTail(into: &tail)
            half.writeBytes(tail.bytes)
        }
        return half
    }

    private var middle: Int { (page.lowerBound + page.upperBound) / 2 }

    private func bytes(_ range: Range<Int>, _ head: (inout ByteWriter) -> Void) -> ByteBuffer {
        var piece = ByteWriter(capacity: answer.byteCount / max(answer.numberReturned, 1) * range.count + 64 << 10)
        head(&piece)
        answer.withFeatures(range) { writer.write($0, isFirst: isFirst && range.lowerBound == 0, into: &piece) }
        return ByteBuffer(bytes: piece.bytes)
    }
}
