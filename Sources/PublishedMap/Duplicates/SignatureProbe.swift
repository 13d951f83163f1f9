import OpenKaart

/// Guesses from signatures which titles are like that of a draft: quick enough for a hundred thousand of them.
///
/// The bits of the draft weigh what its words do, so that it is the rare words that tell. The guess has the form of `TitleLikeness`.
struct SignatureProbe {
    private let bits: UInt64
    /// For each of the eight bytes of a signature and each of its values, the weight of the bits that the draft has too.
    private let weights: [Float]
    private let total: Float
    /// The weight of a bit that the draft has not.
    private let mean: Float

    init(_ title: TitleWords, _ wordWeights: WordWeights) {
        var bits: UInt64 = 0
        var single = [Float](repeating: 0, count: 64)
        title.forEachTellingWord { word, letters in
            var own: [UInt64] = []
            TitleSignature.forEachBit(of: letters) { own.append($0) }
            let share = Float(wordWeights.weight(of: word)) / Float(max(own.count, 1))
            for bit in own {
                bits |= 1 << bit
                single[Int(bit)] += share
            }
        }
        var weights = [Float](repeating: 0, count: 8 * 256)
        for byte in 0..<8 {
            for value in 1..<256 {
                let lowest = value.trailingZeroBitCount
                weights[byte * 256 + value] = weights[byte * 256 + (value & (value - 1))] + single[byte * 8 + lowest]
            }
        }
        self.bits = bits
        self.weights = weights
        total = single.reduce(0, +)
        mean = total / Float(max(bits.nonzeroBitCount, 1))
    }

    /// How like a title seems, 0…1; for a draft without a telling word nobody knows. Hot path.
    @inline(__always)
    func guess(_ signature: UInt64) -> Float {
        weights.withUnsafeBufferPointer { weights in
            var same: Float = 0
            for byte in 0..<8 {
                same += weights[byte << 8 | Int(truncatingIfNeeded: signature >> UInt64(byte * 8)) & 0xFF]
            }
            let own = total - same
            let other = Float((signature & ~bits).nonzeroBitCount) * mean
            let all = same + 1.5 * min(own, other) + 0.25 * max(own, other)
            return all > 0 ? same / all : 0.5
        }
    }
}
