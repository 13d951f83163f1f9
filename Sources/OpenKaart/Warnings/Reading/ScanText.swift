/// A text as the detectors read it: a byte for each sign, so that what looks alike to a person is alike.
///
/// Letters lose their case and accents, digits of every script become `0`–`9`, full-width signs the ordinary ones, every space a
/// space, every dash a hyphen. Marks that stand on another sign (accents, keycaps, variation selectors) take no place.
struct ScanText: Sendable {
    /// `a`–`z`, digits and ASCII signs as they are; the rest is named in `Sign`.
    let signs: [UInt8]
    /// What was written, a scalar for each sign.
    let scalars: [Unicode.Scalar]

    /// - Complexity: O(n) in the length of the text.
    init(_ text: String) {
        var signs: [UInt8] = []
        var scalars: [Unicode.Scalar] = []
        signs.reserveCapacity(text.utf8.count)
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let sign = Self.sign(of: scalar) else { continue }
            signs.append(sign)
            scalars.append(scalar)
        }
        self.signs = signs
        self.scalars = scalars
    }

    /// How many signs there are.
    var count: Int { signs.count }

    /// The sign at a place, which may lie outside the text.
    subscript(place: Int) -> UInt8 {
        signs.indices.contains(place) ? signs[place] : Sign.end
    }

    /// Where a run of signs that begins at a place ends; at most so many signs further.
    func end(from place: Int, atMost limit: Int = .max, where belongs: (UInt8) -> Bool) -> Int {
        var end = place
        while end < count, end - place < limit, belongs(signs[end]) { end += 1 }
        return end
    }

    /// Where a run of signs begins that ends before a place; at most so many signs back.
    func start(before place: Int, atMost limit: Int, where belongs: (UInt8) -> Bool) -> Int {
        var start = place
        while start > 0, place - start < limit, belongs(signs[start - 1]) { start -= 1 }
        return start
    }

    /// Whether a word of lower case ASCII letters stands at a place.
    func has(_ word: String, at place: Int) -> Bool {
        var place = place
        for byte in word.utf8 {
            guard self[place] == byte else { return false }
            place += 1
        }
        return true
    }

    /// The folded signs of a range; only for letters and digits a text as people write it.
    func folded(_ range: Range<Int>) -> String {
        String(decoding: signs[range].map { $0 == Sign.otherLetter ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    }

    /// What was written in a range, without the marks.
    func written(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        return String(text)
    }
}
