/// What is known of the records of one cell while they are added up.
struct CellTally {
    private(set) var count = 0
    /// By the number of the theme. Memory of who adds up.
    let counts: UnsafeMutableBufferPointer<UInt32>
    var x: Int64 = 0
    var y: Int64 = 0
    var box = CountTree.Box()
    /// The least and the most of the curve keys.
    private(set) var firstKey = Int64.max
    private(set) var lastKey = Int64.min
    /// The place of one of the records: of the only one when there is one.
    private(set) var place = 0

    /// - Parameter counts: room for a count for each theme.
    init(_ counts: UnsafeMutableBufferPointer<UInt32>) {
        counts.initialize(repeating: 0)
        self.counts = counts
    }

    mutating func clear() {
        guard count > 0 else { return }
        for theme in counts.indices { counts[theme] = 0 }
        (count, x, y, box, firstKey, lastKey) = (0, 0, 0, CountTree.Box(), .max, .min)
    }

    /// Adds one record.
    @inline(__always)
    mutating func add(place: Int, key: Int64, theme: Int, x longitude: Double, y latitude: Double) {
        counts[theme] &+= 1
        x += ThemeTotals.unitsEast(longitude)
        y += ThemeTotals.unitsNorth(latitude)
        box.minX = min(box.minX, longitude)
        box.maxX = max(box.maxX, longitude)
        box.minY = min(box.minY, latitude)
        box.maxY = max(box.maxY, latitude)
        note(count: 1, place: place, keys: key...key)
    }

    /// Notes that so many records with keys from the first to the last were added.
    @inline(__always)
    mutating func note(count more: Int, place: Int, keys: ClosedRange<Int64>) {
        count += more
        firstKey = min(firstKey, keys.lowerBound)
        lastKey = max(lastKey, keys.upperBound)
        self.place = place
    }
}
