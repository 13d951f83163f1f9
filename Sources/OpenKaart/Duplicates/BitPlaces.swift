/// The places of the bits that are set in a mask, lowest first. As they were when it was made.
struct BitPlaces: Sequence, IteratorProtocol {
    private var rest: UInt32

    init(_ mask: UInt32) {
        rest = mask
    }

    mutating func next() -> Int? {
        guard rest != 0 else { return nil }
        defer { rest &= rest - 1 }
        return rest.trailingZeroBitCount
    }
}
