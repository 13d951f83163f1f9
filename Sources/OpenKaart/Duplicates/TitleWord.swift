/// One word of a title: a run of letters and digits, in small letters without accents.
package struct TitleWord: Hashable, Sendable, BitwiseCopyable {
    /// What a word tells about an initiative.
    package enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// What sets it apart, as far as anybody knows beforehand.
        case telling
        /// What stands in many titles of this field, such as "bewoners" or "samen"; it says less.
        case common
        /// Articles, prepositions and legal forms, which say nothing.
        case filler
        /// A year or the number of an edition.
        case number
    }

    /// Where its letters begin in `TitleWords.letters`, in bytes.
    let start: UInt16
    /// How many bytes of letters it has.
    let count: UInt16
    /// A number for its letters; other names of one thing share it.
    let key: UInt64
    /// A number for the word without its ending.
    package let stem: UInt64
    /// A bit for each letter that occurs in it: two words with few letters in common are not alike.
    let letterSet: UInt32
    package let kind: Kind
    /// Whether it has a digit, so that one letter more or less makes another word of it.
    let hasDigit: Bool

    /// Where its letters stand in `TitleWords.letters`.
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
