package import OpenKaart

/// What a submission says, member by member, as people read it.
package enum DeskContent {
    /// A member that is shown: with its pieces when it differs.
    struct Line: Sendable {
        let caption: String
        let parts: [WordDifference.Part]
        let isContested: Bool
    }

    /// The members of a record by name, as text; those without a value are left out.
    package static func texts(_ content: InitiativeContent?, _ themes: ThemeCatalogue) -> [String: String] {
        guard let content else { return [:] }
        let theme = themes.themes.first { $0.slug == content.theme }?.title ?? content.theme.text
        return [
            Member.title: content.title, Member.description: content.description, Member.theme: theme,
            Member.organisation: content.organisation, Member.place: content.place,
            Member.municipalityCode: content.municipalityCode?.text, Member.url: content.url?.text,
            Member.point: place(content.point),
        ].compactMapValues(\.self)
    }

    /// The order of the record.
    static let members = Member.texts + [Member.point]

    /// A position as people write it: latitude first, to about a metre.
    static func place(_ point: Coordinate) -> String {
        func text(_ degrees: Double) -> String {
            let parts = Int((abs(degrees) * 100_000).rounded())
            let rest = String(parts % 100_000)
            return "\(degrees < 0 ? "−" : "")\(parts / 100_000),\(String(repeating: "0", count: 5 - rest.count))\(rest)"
        }
        return "\(text(point.latitude))° N, \(text(point.longitude))° O"
    }

    /// Lines of what changed, and lines of what did not.
    static func lines(
        from old: [String: String], to new: [String: String], contested: [String] = [], _ texts: TextCatalogue
    ) -> (changed: [Line], same: [Line]) {
        var (changed, same): ([Line], [Line]) = ([], [])
        for name in members where old[name] != nil || new[name] != nil {
            let (before, after) = (old[name] ?? "", new[name] ?? "")
            // Half a position, a theme or an address says nothing.
            let isWhole = name == Member.point || name == Member.theme || name == Member.url
            let whole = [(before, true), (after, false)].filter { !$0.0.isEmpty }
            let parts =
                isWhole && before != after
                ? whole.map { WordDifference.Part(words: $0.0, isOld: $0.1, isNew: !$0.1) }
                : WordDifference.parts(before, after)
            let line = Line(
                caption: DeskWords.member(name, texts), parts: parts, isContested: contested.contains(name))
            if before == after { same.append(line) } else { changed.append(line) }
        }
        return (changed, same)
    }

    /// Lines of a content that is compared with nothing.
    static func lines(of texts: [String: String], _ catalogue: TextCatalogue) -> [Line] {
        members.compactMap { name in
            texts[name].map { text in
                Line(
                    caption: DeskWords.member(name, catalogue),
                    parts: [.init(words: text, isOld: false, isNew: false)], isContested: false)
            }
        }
    }
}
