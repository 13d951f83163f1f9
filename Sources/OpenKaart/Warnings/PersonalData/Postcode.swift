/// A Dutch postcode: four digits, the first no zero, and two letters.
enum Postcode {
    // Words of two letters after a year or a number: "in 2024 in 12 wijken", "2016 EU".
    private static let words: Set<String> = [
        "al", "de", "en", "er", "eu", "hs", "in", "is", "je", "km", "me", "na", "nl", "nr", "of", "om", "op", "te",
        "to", "uw", "we", "ze", "zo", "we", "wc",
    ]
    // Never given out.
    private static let never: Set<String> = ["sa", "sd", "ss"]

    /// Whether one begins at a word, as `1234 AB` or `1234AB`.
    static func begins(_ words: [ScanWord], _ index: Int, in text: ScanText) -> Bool {
        length(words, index, in: text) > 0
    }

    /// Over how many words it goes: one, two, or none when it is none.
    static func length(_ words: [ScanWord], _ index: Int, in text: ScanText) -> Int {
        guard words.indices.contains(index), words[index].isNumeric else { return 0 }
        let folded = words[index].folded
        guard folded.first != "0", folded.utf8.prefix(4).allSatisfy(Sign.isDigit) else { return 0 }
        if folded.utf8.count == 6 {
            let letters = String(folded.suffix(2))
            return letters.utf8.allSatisfy(Sign.isLatin) && !never.contains(letters) ? 1 : 0
        }
        guard folded.utf8.count == 4, index + 1 < words.count else { return 0 }
        let letters = words[index + 1]
        // Apart from its digits it must be in capitals, or every short word would do.
        guard letters.folded.utf8.count == 2, text.gap(words[index], letters).elementsEqual([UInt8(ascii: " ")]),
            text.scalars[letters.range].allSatisfy({ $0.isASCII && $0.properties.isUppercase }),
            !self.words.contains(letters.folded), !never.contains(letters.folded)
        else { return 0 }
        return 2
    }
}
