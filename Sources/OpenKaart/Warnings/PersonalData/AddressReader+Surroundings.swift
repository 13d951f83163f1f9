/// What stands right before and after the number.
extension AddressReader {
    /// Whether the number goes on, as in "Dorpsstraat 12.000", "12:30", "12,5" and "12%".
    var isPartOfNumber: Bool {
        let end = words[number].range.upperBound
        return ".:,".utf8.contains(text[end]) && Sign.isDigit(text[end + 1]) || text[end] == UInt8(ascii: "%")
    }

    /// Whether nothing but a space, or the dot of "str.", stands between the name and the number.
    func isClose(_ last: Int) -> Bool {
        (last..<number).allSatisfy { index in
            let gap = text.gap(words[index], words[index + 1])
            let isShort = words[index].folded.hasSuffix("str") || Self.numberWords.contains(words[index].folded)
            return gap.isEmpty || gap.elementsEqual(" ".utf8)
                || isShort && (gap.elementsEqual(". ".utf8) || gap.elementsEqual(".".utf8))
                || Self.numberWords.contains(words[index + 1].folded) && gap.elementsEqual(", ".utf8)
        }
    }

    /// Whether a postcode comes after the number.
    var hasPostcodeBehind: Bool {
        // "12 hs" and "12-2" have one more word.
        let hasMore = number + 1 < words.count && words[number + 1].range.count <= 3
        for next in number + 1...(hasMore ? number + 2 : number + 1) where Postcode.begins(words, next, in: text) {
            let gap = text.gap(words[next - 1], words[next])
            return gap.count <= 3 && gap.allSatisfy { " ,-\n(".utf8.contains($0) }
        }
        return false
    }

    /// Whether the word after the number says what there are so many of.
    var isCounted: Bool {
        guard number + 1 < words.count else { return false }
        let gap = text.gap(words[number], words[number + 1])
        return gap.elementsEqual(" ".utf8) && HouseNumber.countedWords.contains(words[number + 1].folded)
    }

    /// Whether the text stops after the number, or goes on with a place: for names without a capital.
    var isFollowedByPlace: Bool {
        guard number + 1 < words.count else { return true }
        let next = words[number + 1]
        let gap = text.gap(words[number], next)
        return !gap.elementsEqual(" ".utf8) || next.isCapital || ["in", "te", "is"].contains(next.folded)
    }

    /// Whether the name of a town comes after the number: for a street that is called "Markt".
    var isFollowedByTown: Bool {
        guard number + 1 < words.count else { return false }
        let next = words[number + 1]
        let gap = text.gap(words[number], next)
        if next.isCapital { return gap.elementsEqual(", ".utf8) || gap.elementsEqual(" ".utf8) }
        return gap.elementsEqual(" ".utf8) && ["in", "te"].contains(next.folded) && number + 2 < words.count
            && words[number + 2].isCapital
    }
}
