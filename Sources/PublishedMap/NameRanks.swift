import OpenKaart

/// The places of texts among each other as people sort them; texts that differ in capitals and accents only share a place.
struct NameRanks {
    private var byText: [String: Int64] = [:]
    /// By the number of a text in `Names`.
    private let byNumber: [Int64]

    /// Complexity: O(n log n) in the number of different texts.
    ///
    /// - Parameter others: texts that are not among the names.
    init(_ names: Names, _ others: [String]) {
        let texts = Set(names.texts).union(others)
        let folded = texts.map { (text: $0, key: FoldedText.bytes($0)) }.sorted {
            $0.key.lexicographicallyPrecedes($1.key)
        }
        var rank: Int64 = 0
        for index in folded.indices {
            if index > 0, folded[index - 1].key != folded[index].key { rank += 1 }
            byText[folded[index].text] = rank
        }
        byNumber = names.texts.map { [byText] in byText[$0] ?? 0 }
    }

    /// The place of the text with a number, or nothing for no text.
    func rank(number: UInt32) -> Int64? {
        number == Names.none ? nil : byNumber[Int(number)]
    }

    /// The place of a text that was given to `init`.
    func rank(_ text: String?) -> Int64? {
        text.flatMap { byText[$0] }
    }
}
