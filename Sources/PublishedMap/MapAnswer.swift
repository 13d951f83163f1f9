package import OpenDataFormats
package import OpenKaart

/// A page of the map: counts, and where the GeoJSON of its records stands. Holds on to its version of the map.
package struct MapAnswer: Sendable {
    package let numberMatched: Int
    package let numberReturned: Int
    package let hasMore: Bool
    /// Where the page ends, for the cursor of the next one.
    package let end: ListPosition?
    /// Bytes of all Features with commas between them.
    package let byteCount: Int
    /// The pieces lie in its segments.
    private let state: MapState
    private let pieces: [Piece]

    /// Memory that holds the GeoJSON of neighbours, each with a comma behind it.
    ///
    /// `@unchecked Sendable`: an address in a segment, which is read-only and held by the state beside it.
    struct Piece: @unchecked Sendable {
        var start: UnsafeRawPointer
        var count: Int
    }

    init(
        numberMatched: Int, numberReturned: Int, hasMore: Bool, end: ListPosition?, state: MapState, pieces: [Piece]
    ) {
        self.numberMatched = numberMatched
        self.numberReturned = numberReturned
        self.hasMore = hasMore
        self.end = end
        self.state = state
        self.pieces = pieces
        byteCount = max(0, pieces.reduce(0) { $0 + $1.count } - 1)
    }

    package var version: MapVersion { state.version }

    /// Hands out the Features as few pieces of memory: one after the other they are the content of a `features` array.
    package func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) {
        for (index, piece) in pieces.enumerated() {
            // The comma behind the last one stays away.
            let count = index + 1 == pieces.count ? piece.count - 1 : piece.count
            body(UnsafeRawBufferPointer(start: piece.start, count: count))
        }
        withExtendedLifetime(state) {}
    }

    /// Hands out Features taken apart, all together. Only of an answer whose records stand apart.
    ///
    /// - Parameter range: which ones, from 0; nothing for all.
    package func withFeatures<Result>(
        _ range: Range<Int>? = nil, _ body: ([GeoJSONFeatureView]) throws -> Result
    ) rethrows -> Result {
        precondition(pieces.count == numberReturned)
        return try withExtendedLifetime(state) {
            try body(
                pieces[range ?? 0..<pieces.count].map {
                    GeoJSONFeatureView(UnsafeRawBufferPointer(start: $0.start, count: $0.count - 1))
                })
        }
    }
}

extension [MapAnswer.Piece] {
    /// Adds the GeoJSON of one record; what follows on in memory becomes one piece.
    mutating func add(_ start: UnsafeRawPointer, _ length: Int) {
        if let end = indices.last, self[end].start + self[end].count == start {
            self[end].count += length
        } else {
            append(MapAnswer.Piece(start: start, count: length))
        }
    }

    /// Adds the GeoJSON of one record as a piece of its own.
    mutating func addApart(_ start: UnsafeRawPointer, _ length: Int) {
        append(MapAnswer.Piece(start: start, count: length))
    }
}
