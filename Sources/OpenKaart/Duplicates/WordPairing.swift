/// Which words of two titles say the same, and how surely.
///
/// In this order, each word at most once: the same word; another form of it; several words written as one; a slip of the pen; the
/// beginning of a longer word; beginning letters. Only the order of the two titles can change the outcome, so `TitleLikeness` takes
/// them in an order of their own.
struct WordPairing {
    /// Words that say the same.
    struct Pair {
        /// A bit for each word.
        let left: UInt32
        let right: UInt32
        /// How surely, 0…1.
        let credit: Double
    }

    /// How surely words say the same. Chosen by hand; the labelled pairs hardly notice a tenth more or less.
    private enum Credit {
        static let same = 1.0
        static let otherForm = 0.95
        static let joined = 0.97
        static let slip = 0.85
        static let beginning = 0.6
        static let initials = 0.75
    }

    private(set) var pairs: [Pair] = []
    /// Words that have no partner, a bit for each.
    private(set) var freeLeft: UInt32
    private(set) var freeRight: UInt32
    private let left: TitleWords
    private let right: TitleWords

    /// Complexity: O(product of the numbers of words); letters are compared only where a few bits say that it may help.
    init(_ left: TitleWords, _ right: TitleWords) {
        self.left = left
        self.right = right
        freeLeft = left.tellingMask
        freeRight = right.tellingMask
        pairs.reserveCapacity(8)
        pairWords(Credit.same) { $0.key == $1.key }
        if hasNoneLeft { return }
        pairWords(Credit.otherForm) { $0.stem == $1.stem }
        pairJoined()
        pairWords(Credit.slip) { [self] in isSlip($0, $1) }
        pairWords(Credit.beginning) { [self] in isBeginning($0, $1) || isBeginning($1, $0, swapped: true) }
        pairInitials()
    }

    private var hasNoneLeft: Bool { freeLeft == 0 || freeRight == 0 }

    private mutating func pairWords(_ credit: Double, _ isSame: (TitleWord, TitleWord) -> Bool) {
        for one in BitPlaces(freeLeft) {
            for other in BitPlaces(freeRight) where isSame(left.words[one], right.words[other]) {
                pair(1 << UInt32(one), 1 << UInt32(other), credit)
                break
            }
        }
    }

    private mutating func pair(_ one: UInt32, _ other: UInt32, _ credit: Double) {
        pairs.append(Pair(left: one, right: other, credit: credit))
        freeLeft &= ~one
        freeRight &= ~other
    }
}

// Words that differ in letters.
extension WordPairing {
    /// One letter in words of five, two in words of ten. The first letter is seldom wrong, and it tells "Ooster" from "Wester".
    private func isSlip(_ one: TitleWord, _ other: TitleWord) -> Bool {
        let shorter = min(one.count, other.count)
        guard shorter >= 5, one.kind != .number, other.kind != .number, !one.hasDigit, !other.hasDigit else {
            return false
        }
        let (own, others) = (left.letters[one.range], right.letters[other.range])
        let limit = shorter >= 10 && own.first == others.first ? 2 : 1
        guard (one.letterSet ^ other.letterSet).nonzeroBitCount <= 2 * limit else { return false }
        return EditDistance.isWithin(limit, own, others)
    }

    /// "Raadsinfo" for "raadsinformatie": at least six letters, and three of five.
    private func isBeginning(_ short: TitleWord, _ long: TitleWord, swapped: Bool = false) -> Bool {
        guard short.count >= 6, short.count < long.count, short.count * 5 >= long.count * 3, !short.hasDigit else {
            return false
        }
        let (shorter, longer) = swapped ? (right, left) : (left, right)
        return longer.letters[long.range].starts(with: shorter.letters[short.range])
    }
}

// Words that were written as one, or as letters.
extension WordPairing {
    /// The longest run of words that people write as one.
    static let longestRun = 4

    private mutating func pairJoined() {
        for one in BitPlaces(freeLeft) where freeLeft & (1 << UInt32(one)) != 0 {
            if let run = Self.run(in: right, freeRight, like: left, left.words[one]) {
                pair(1 << UInt32(one), run & freeRight, Credit.joined)
            }
        }
        for other in BitPlaces(freeRight) where freeRight & (1 << UInt32(other)) != 0 {
            if let run = Self.run(in: left, freeLeft, like: right, right.words[other]) {
                pair(run & freeLeft, 1 << UInt32(other), Credit.joined)
            }
        }
    }

    /// Neighbouring words, fillers included and the rest free, that together are spelled as one word is.
    private static func run(
        in title: TitleWords, _ free: UInt32, like other: TitleWords, _ word: TitleWord
    ) -> UInt32? {
        guard word.count >= 4, word.kind != .number else { return nil }
        let letters = other.letters[word.range]
        for first in title.words.indices {
            var mask: UInt32 = 0
            for last in first..<min(first + longestRun, title.words.count) {
                guard title.words[last].kind == .filler || free & (1 << UInt32(last)) != 0 else { break }
                mask |= 1 << UInt32(last)
                let run = title.letters(of: first...last)
                if run.count > letters.count + 1 { break }
                guard last > first, run.count + 1 >= letters.count, mask & free != 0 else { continue }
                let isSame =
                    letters.count >= 8 && !word.hasDigit
                    ? EditDistance.isWithin(1, run, letters) : run.elementsEqual(letters)
                if isSame { return mask }
            }
        }
        return nil
    }

    private mutating func pairInitials() {
        for one in BitPlaces(freeLeft) where freeRight != 0 {
            if let run = Self.initials(in: right, freeRight, of: left, left.words[one]) {
                pair(1 << UInt32(one), run & freeRight, Credit.initials)
            }
        }
        for other in BitPlaces(freeRight) where freeLeft != 0 {
            if let run = Self.initials(in: left, freeLeft, of: right, right.words[other]) {
                pair(run & freeLeft, 1 << UInt32(other), Credit.initials)
            }
        }
    }

    /// Neighbouring words whose first letters make a word of three to six letters.
    private static func initials(
        in title: TitleWords, _ free: UInt32, of other: TitleWords, _ word: TitleWord
    ) -> UInt32? {
        guard 3...6 ~= word.count, word.kind == .telling, title.words.count >= Int(word.count) else { return nil }
        for first in 0...title.words.count - Int(word.count) {
            let run = first..<first + Int(word.count)
            let mask = run.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
            guard (mask & free).nonzeroBitCount >= 2 else { continue }
            if zip(run, other.letters[word.range]).allSatisfy({ title.letters[Int(title.words[$0].start)] == $1 }) {
                return mask
            }
        }
        return nil
    }
}
