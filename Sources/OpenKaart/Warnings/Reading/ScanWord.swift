/// A run of letters, or of digits with letters behind them.
struct ScanWord: Sendable {
    /// Where it stands, in signs.
    let range: Range<Int>
    /// In lower case, without accents.
    let folded: String
    /// Whether it begins with a capital.
    let isCapital: Bool
    /// Whether it begins with a digit.
    let isNumeric: Bool
}

extension ScanText {
    /// The words and numbers, in order.
    func words() -> [ScanWord] {
        var words: [ScanWord] = []
        var place = 0
        while place < count {
            let first = signs[place]
            // "Kerkstraat12" is two words, "12a" is one.
            let end = end(from: place, where: Sign.isLetter(first) ? Sign.isLetter : Sign.isWordPart)
            guard end > place else {
                place += 1
                continue
            }
            words.append(
                ScanWord(
                    range: place..<end, folded: folded(place..<end),
                    isCapital: scalars[place].properties.isUppercase, isNumeric: Sign.isDigit(first)))
            place = end
        }
        return words
    }

    /// The signs between two words that follow each other.
    func gap(_ first: ScanWord, _ second: ScanWord) -> ArraySlice<UInt8> {
        signs[first.range.upperBound..<second.range.lowerBound]
    }
}
