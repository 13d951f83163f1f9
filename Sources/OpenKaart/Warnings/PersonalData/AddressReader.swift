/// Looks around a house number for the street or the postcode that makes it an address.
struct AddressReader {
    let text: ScanText
    let words: [ScanWord]
    /// Which word is the number.
    let number: Int

    // "Laan van Nieuw Oost-Indië" has four words after the first.
    private static let longestName = 6

    /// Words of buildings where nobody lives.
    private static let publicPlaces: Set<String> = [
        "stadhuis", "gemeentehuis", "raadhuis", "provinciehuis", "stadskantoor", "gemeentekantoor", "bibliotheek",
        "buurthuis", "buurtcentrum", "wijkcentrum", "wijkgebouw", "dorpshuis", "huiskamer", "school", "basisschool",
        "museum", "kerk", "moskee", "station", "theater", "sporthal", "zwembad", "gemeente", "kantoor", "raadzaal",
        "politiebureau", "ziekenhuis", "universiteit", "cultuurhuis", "sportpark", "gymzaal", "bezoekadres", "postbus",
    ]
    private static let homeWords: Set<String> = [
        "adres", "huisadres", "thuisadres", "woonadres", "postadres", "woon", "woont", "wonen", "woonachtig",
    ]
    /// Words between a street and its number.
    static let numberWords: Set<String> = ["nr", "no", "nummer", "huisnummer", "num"]

    /// Which word the address begins with, or nothing when it is none.
    var start: Int? {
        // A word "nr" may stand between the street and the number.
        let skips = number > 0 && Self.numberWords.contains(words[number - 1].folded)
        let last = skips ? number - 2 : number - 1
        guard last >= 0, !isPartOfNumber else { return nil }
        if let postcode = postcode(endingAt: last) { return postcode }
        guard !words[last].isNumeric, isClose(last) else { return nil }
        let hasPostcode = hasPostcodeBehind
        guard hasPostcode || skips || !HouseNumber.isYear(words[number]) else { return nil }
        if hasPostcode, StreetName.sureness(words[last].folded) != nil { return last }
        if hasPostcode, words[last].isCapital, !HouseNumber.isYear(words[number]) { return last }
        guard !isCounted else { return nil }
        switch StreetName.sureness(words[last].folded) {
        case .strong where words[last].isCapital || isFollowedByPlace: return last
        case .weak where words[last].isCapital: return last
        case .bare:
            if last > 0, words[last - 1].isCapital, StreetName.adjectives.contains(words[last - 1].folded) {
                return last - 1
            }
            if words[last].isCapital, isFollowedByTown { return last }
        default: break
        }
        if let first = nameWithLinks(endingAt: last) { return first }
        return words[last].isCapital && words[max(0, last - 4)..<last].contains { Self.homeWords.contains($0.folded) }
            ? last : nil
    }

    /// Whether a word before the address says that it is a public building.
    func isPublicPlace(from start: Int) -> Bool {
        if ["stadhuis", "raadhuis", "gemeentehuis", "provinciehuis"].contains(where: words[start].folded.hasPrefix) {
            return true
        }
        for index in (max(0, start - 4)..<start).reversed() {
            // A sentence before this one is about something else.
            if text.gap(words[index], words[index + 1]).contains(where: { ".!?\n".utf8.contains($0) }) { return false }
            if Self.publicPlaces.contains(words[index].folded) { return true }
        }
        return false
    }

    /// The street without its number.
    func hint(from start: Int) -> String {
        words[start].isNumeric ? "een postcode met een huisnummer" : text.written(words[start].range.prefix(30)) + " …"
    }

    private func postcode(endingAt last: Int) -> Int? {
        for length in 1...2 where Postcode.length(words, last + 1 - length, in: text) == length {
            let gap = text.gap(words[last], words[last + 1])
            return 1...3 ~= gap.count && gap.allSatisfy { " ,-:\n".utf8.contains($0) } && !isCounted
                ? last + 1 - length : nil
        }
        return nil
    }

    /// Where "Laan van Meerdervoort" begins.
    private func nameWithLinks(endingAt last: Int) -> Int? {
        guard words[last].isCapital else { return nil }
        for index in (max(0, last - Self.longestName + 1)..<last).reversed() {
            let gap = text.gap(words[index], words[index + 1])
            let belongs = words[index].isCapital || StreetName.links.contains(words[index].folded)
            guard belongs, gap.count == 1, " -".utf8.contains(gap[gap.startIndex]) else { return nil }
            if words[index].isCapital, StreetName.sureness(words[index].folded) == .bare,
                StreetName.links.contains(words[index + 1].folded)
            {
                return index
            }
        }
        return nil
    }
}
