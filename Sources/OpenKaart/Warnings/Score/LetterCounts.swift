/// What is counted in a text to see whether somebody wrote it or hit keys.
struct LetterCounts {
    /// Letters a–z, without those in web addresses.
    private(set) var letters = 0
    /// Pairs of such letters next to each other, and those that are rare in Dutch and English.
    private(set) var pairs = 0
    private(set) var rarePairs = 0
    /// Letters in words of four and more without a vowel.
    private(set) var vowelless = 0
    /// Letters in runs along a row of the keyboard.
    private(set) var alongKeys = 0
    /// Letters that are capitals.
    private(set) var capitals = 0
    /// Signs that are no space, and those of them that are no letter.
    private(set) var signs = 0
    private(set) var nonLetters = 0
    /// Signs in runs of four and more of the same.
    private(set) var repeated = 0
    /// The longest run of letters a–z.
    private(set) var longestWord = 0
    private(set) var words = 0
    /// Words that did not yet occur in their block of fifty: in a long text all words come back.
    private(set) var differentWords = 0
    /// How many of a–z there are.
    private(set) var differentLetters = 0

    private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
    private static let shortestKeyRun = 4
    private static let shortestRepeat = 4
    private static let block = 50

    /// - Complexity: O(n) in the length of the text.
    init(_ text: ScanText) {
        let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        var different: Set<ArraySlice<UInt8>> = []
        var seen: Set<UInt8> = []
        var place = 0
        while place < text.count {
            let end = text.end(from: place) { !isSpace($0) }
            if end > place, !Self.isWebAddress(text, place..<end) {
                count(text, place..<end)
                if words.isMultiple(of: Self.block) { different.removeAll(keepingCapacity: true) }
                words += 1
                if different.insert(text.signs[place..<end]).inserted { differentWords += 1 }
                seen.formUnion(text.signs[place..<end].lazy.filter(Sign.isLatin))
            }
            place = end + 1
        }
        differentLetters = seen.count
    }

    private static func isWebAddress(_ text: ScanText, _ range: Range<Int>) -> Bool {
        ["http:", "https:", "www."].contains { name in
            zip(text.signs[range], name.utf8).allSatisfy { $0 == $1 } && range.count > name.utf8.count
        }
    }

    private mutating func count(_ text: ScanText, _ range: Range<Int>) {
        signs += range.count
        nonLetters += text.signs[range].count { !Sign.isLetter($0) }
        countRepeats(text, range)
        var place = range.lowerBound
        while place < range.upperBound {
            let end = text.end(from: place, where: Sign.isLatin)
            if end > place { countWord(text, place..<end) }
            place = end + 1
        }
    }

    private mutating func countWord(_ text: ScanText, _ range: Range<Int>) {
        let word = text.signs[range]
        letters += word.count
        longestWord = max(longestWord, word.count)
        let large = text.scalars[range].count { $0.properties.isUppercase }
        capitals += large
        // Names of services and laws are capitals in any order: WOZ, PDOK.
        guard large < word.count || word.count > 6 else { return }
        pairs += word.count - 1
        rarePairs += zip(word, word.dropFirst()).count { !LetterPairs.areCommon($0, $1) }
        if word.count >= 4, !word.contains(where: { "aeiouy".utf8.contains($0) }) { vowelless += word.count }
        alongKeys += Self.alongKeys(word)
    }

    private mutating func countRepeats(_ text: ScanText, _ range: Range<Int>) {
        var place = range.lowerBound
        while place < range.upperBound {
            let scalar = text.scalars[place]
            var end = place + 1
            while end < range.upperBound, text.scalars[end] == scalar { end += 1 }
            if end - place >= Self.shortestRepeat { repeated += end - place }
            place = end
        }
    }

    private static func alongKeys(_ word: ArraySlice<UInt8>) -> Int {
        var total = 0
        var run = 1
        var direction = 0
        for (first, second) in zip(word, word.dropFirst()) {
            let step = step(first, second)
            if step != 0, step == direction || run == 1 {
                run += 1
            } else {
                if run >= shortestKeyRun { total += run }
                run = step == 0 ? 1 : 2
            }
            direction = step
        }
        return run >= shortestKeyRun ? total + run : total
    }

    /// 1 when a key is right of another one, -1 when it is left of it.
    private static func step(_ first: UInt8, _ second: UInt8) -> Int {
        for row in rows {
            guard let one = row.firstIndex(of: first), let other = row.firstIndex(of: second) else { continue }
            return abs(other - one) == 1 ? other - one : 0
        }
        return 0
    }
}
