/// A language of the pages; Dutch comes first.
package enum Language: String, CaseIterable, Sendable {
    case dutch = "nl"
    case english = "en"

    /// How its speakers call it.
    package var name: String {
        switch self {
        case .dutch: "Nederlands"
        case .english: "English"
        }
    }

    /// What an `Accept-Language` header prefers (RFC 9110, section 12.5.4); Dutch when it wants none of ours.
    package init(accepting header: String?) {
        var best: (language: Language, weight: Double) = (.dutch, 0)
        for range in (header ?? "").split(separator: ",").prefix(Self.maximumRanges) {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard let tag = parts.first, let language = Language(rawValue: String(tag.prefix { $0 != "-" })),
                weight > best.weight
            else { continue }
            best = (language, weight)
        }
        self = best.language
    }

    /// More than any browser sends.
    private static let maximumRanges = 32
}
