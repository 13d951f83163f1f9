/// A word without its ending: "initiatieven" and "initiatief", "bewoner" and "bewoners" come out alike.
///
/// The plainest part of what Dutch needs: plural and bent forms. No dictionary, so that names are not taken for words.
enum WordStem {
    /// The `WordHash` of the stem. Complexity: O(length).
    ///
    /// - Parameter letters: small letters without accents.
    static func hash(_ letters: some BidirectionalCollection<UInt8>) -> UInt64 {
        var stem = letters[...]
        if stem.count > 5, stem.hasSuffix("en") {
            stem = stem.dropLast(2)
            // "stemmen" has the vowel of "stem".
            if let last = stem.last, stem.dropLast().last == last, !isVowel(last) { stem = stem.dropLast() }
        } else if stem.count > 4, let last = stem.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "e") {
            stem = stem.dropLast()
            if last == UInt8(ascii: "e"), stem.count > 4, stem.last == UInt8(ascii: "s") { stem = stem.dropLast() }
        }
        var hash = WordHash()
        for byte in stem.dropLast() { hash.take(byte) }
        switch stem.last {
        case UInt8(ascii: "v")?: hash.take(UInt8(ascii: "f"))
        case UInt8(ascii: "z")?: hash.take(UInt8(ascii: "s"))
        case let last?: hash.take(last)
        case nil: break
        }
        return hash.value
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        default: false
        }
    }
}

extension BidirectionalCollection<UInt8> {
    fileprivate func hasSuffix(_ ending: StaticString) -> Bool {
        ending.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
    }
}
