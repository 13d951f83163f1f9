/// What of a record or draft is compared with others, taken apart once.
package struct Comparand: Sendable {
    package let title: TitleWords
    package let organisation: TitleWords
    package let place: TitleWords
    package let address: AddressKey?
    package let point: Coordinate
    /// Which kinds of public bodies title and organisation name, a bit for each.
    let bodies: UInt8

    /// Puts together what was taken apart.
    package init(
        title: TitleWords, organisation: TitleWords = .none, place: TitleWords = .none, address: AddressKey? = nil,
        point: Coordinate
    ) {
        self.title = title
        self.organisation = organisation
        self.place = place
        self.address = address
        self.point = point
        bodies = title.bodies | organisation.bodies
    }

    /// Takes a content apart. Complexity: O(length).
    package init(_ content: InitiativeContent) {
        self.init(
            title: TitleWords(content.title), organisation: content.organisation.map { TitleWords($0) } ?? .none,
            place: content.place.map { TitleWords($0) } ?? .none, address: content.url.flatMap { AddressKey($0) },
            point: content.point)
    }

    /// Whether its host is one with many initiatives on it: known to be shared, or the site of its organisation or town.
    /// Complexity: O(length).
    var hasGeneralHost: Bool {
        guard let host = address?.host else { return false }
        return SharedHosts.contains(host) || Self.isSite(host, of: organisation) || Self.isSite(host, of: place)
    }

    /// Whether a host is called as somebody is: `denhaag.nl` in Den Haag, `zuid-holland.nl` of the Provincie Zuid-Holland,
    /// `gemeentebergen.nl`. A host in front of it is a site of its own: `stemvanwest.amsterdam.nl`.
    private static func isSite(_ host: [UInt8], of name: TitleWords) -> Bool {
        guard !name.letters.isEmpty, host.split(separator: UInt8(ascii: ".")).count == 2 else { return false }
        var label = host.prefix { $0 != UInt8(ascii: ".") }.filter { $0 != UInt8(ascii: "-") }
        if label.starts(with: gemeente), label.count > gemeente.count { label.removeFirst(gemeente.count) }
        guard label.count >= 4 else { return name.words.contains { name.letters[$0.range].elementsEqual(label) } }
        return name.letters.contains(run: label)
    }

    private static let gemeente = Array("gemeente".utf8)
}

extension TitleWords {
    /// No words: for a name that is not given.
    package static let none = TitleWords("")
}

extension [UInt8] {
    /// Whether bytes occur one after the other. Complexity: O(product of the lengths), of short texts.
    fileprivate func contains(run: [UInt8]) -> Bool {
        guard count >= run.count else { return false }
        return (0...count - run.count).contains { self[$0..<$0 + run.count].elementsEqual(run) }
    }
}
