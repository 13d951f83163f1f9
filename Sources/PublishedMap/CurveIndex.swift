/// The curve keys of packed records, ascending, and each 64th of them once more, so that most of a search stays in near memory.
/// Plain addresses: valid as long as the packed records are.
struct CurveIndex {
    private let keys: UnsafePointer<Int64>
    private let steps: UnsafePointer<Int64>
    /// How many of the keys count.
    var count: Int

    /// - Parameters:
    ///   - keys: not negative.
    ///   - steps: what `steps(of:)` gives for them.
    init(_ keys: Column<Int64>, steps: Column<Int64>) {
        self.keys = keys.start
        self.steps = steps.start
        count = keys.count
    }

    subscript(place: Int) -> Int64 {
        @inline(__always) get { keys[place] }
    }

    private static let stepShift = 6

    /// Each 64th of some keys.
    static func steps(of keys: [Int64]) -> [Int64] {
        stride(from: 0, to: keys.count, by: 1 << stepShift).map { keys[$0] }
    }

    /// The places of the keys that lie in a range. Complexity: O(log n).
    @inline(__always)
    func places(of range: Range<Int64>) -> Range<Int> {
        let start = first(from: range.lowerBound)
        return start..<first(from: range.upperBound)
    }

    /// The first place whose key is not before another, or the end.
    private func first(from key: Int64) -> Int {
        let stepCount = (count + (1 << Self.stepShift) - 1) >> Self.stepShift
        let step = Self.first(0..<stepCount, in: steps, from: key)
        guard step > 0 else { return 0 }
        // The step before it comes before the key.
        return first(((step - 1) << Self.stepShift) + 1..<min(step << Self.stepShift, count), from: key)
    }

    /// The first place of a range whose key is not before another, or its end.
    @inline(__always)
    func first(_ range: Range<Int>, from key: Int64) -> Int {
        Self.first(range, in: keys, from: key)
    }

    /// Keys are as good as random, so nothing branches on them.
    @inline(__always)
    private static func first(_ range: Range<Int>, in keys: UnsafePointer<Int64>, from key: Int64) -> Int {
        var (place, count) = (range.lowerBound, range.count)
        while count > 0 {
            let half = (count + 1) >> 1
            // All ones when it comes before; keys are not negative.
            let isBefore = Int((keys[place + half - 1] - key) >> 63)
            place += half & isBefore
            count -= half
        }
        return place
    }
}
