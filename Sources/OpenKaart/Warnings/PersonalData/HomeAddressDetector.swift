/// Finds addresses of homes: a street with a house number, or a postcode with one.
///
/// A street is known by the end of its name (`StreetName`), by a postcode after the number, or by a word such as "adres" before
/// it. "Neude 11" alone is missed. What stands behind a word such as "stadhuis" is public and not meant.
enum HomeAddressDetector {
    /// The addresses, in order.
    static func data(in text: ScanText) -> [PersonalDatum] {
        let words = text.words()
        var found: [PersonalDatum] = []
        for index in words.indices where HouseNumber.mayBe(words[index]) && !Postcode.begins(words, index, in: text) {
            let reader = AddressReader(text: text, words: words, number: index)
            guard let start = reader.start, !reader.isPublicPlace(from: start) else { continue }
            found.append(
                PersonalDatum(
                    kind: .homeAddress, range: words[start].range.lowerBound..<words[index].range.upperBound,
                    hint: reader.hint(from: start)))
        }
        return found
    }
}
