/// Which records have a key, such as a word or a web address: lists of places, one after the other, found by the key's first bits.
///
/// The keys themselves are not kept; a list may hold places of other keys with the same bits. Whoever asks looks at the records
/// anyway. Immutable.
struct PostingTable: Sendable {
    /// Where each list begins in `places`; one more for the end.
    private let starts: Column<UInt32>
    private let places: Column<UInt32>
    private let shift: UInt64

    /// Stands for no key.
    static let noKey = UInt32.max

    /// About as many lists as records, and no more than a million of them.
    static func bits(for count: Int) -> Int {
        min(max(Int.bitWidth - count.leadingZeroBitCount, 1), 20)
    }

    /// The list of a key.
    static func list(_ key: UInt64, bits: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: key >> UInt64(64 - bits))
    }

    /// Sorts places into lists; each list in ascending order. Complexity: O(n).
    ///
    /// - Parameter lists: the same number for each record, in the order of the records; `noKey` for none.
    init(lists: [UInt32], each: Int, bits: Int) {
        var starts = [UInt32](repeating: 0, count: 1 << bits + 1)
        for list in lists where list != Self.noKey { starts[Int(list) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var next = starts
        var places = [UInt32](repeating: 0, count: Int(starts[1 << bits]))
        for (index, list) in lists.enumerated() where list != Self.noKey {
            places[Int(next[Int(list)])] = UInt32(index / each)
            next[Int(list)] += 1
        }
        self.starts = Column(starts)
        self.places = Column(places)
        shift = UInt64(64 - bits)
    }

    /// Visits the places that may have a key: all when there are no more than a limit, otherwise those nearest to a place in the
    /// order of the map, which is mostly those nearest on the map.
    func forEach(_ key: UInt64, around place: Int, limit: Int, _ body: (Int) -> Void) {
        let list = Int(key >> shift)
        var (low, high) = (Int(starts.start[list]), Int(starts.start[list + 1]))
        if high - low > limit {
            var (first, last) = (low, high)
            while first < last {
                let middle = (first + last) / 2
                if places.start[middle] < place { first = middle + 1 } else { last = middle }
            }
            low = min(max(low, first - limit / 2), high - limit)
            high = low + limit
        }
        for index in low..<high { body(Int(places.start[index])) }
    }

    /// Bytes it takes.
    var byteCount: Int { 4 * (starts.count + places.count) }
}
