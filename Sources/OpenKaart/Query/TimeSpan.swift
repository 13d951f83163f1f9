/// A span of time, both ends included; an open end is nothing (OGC API Features Part 1, 7.15.4).
package struct TimeSpan: Hashable, Sendable {
    package let start: Timestamp?
    package let end: Timestamp?

    /// Makes a span, or nothing when it ends before it begins or is open on both sides.
    package init?(start: Timestamp?, end: Timestamp?) {
        guard start != nil || end != nil else { return nil }
        if let start, let end, start > end { return nil }
        self.start = start
        self.end = end
    }

    /// Whether a moment lies in the span or on its ends.
    package func contains(_ moment: Timestamp) -> Bool {
        (start.map { $0 <= moment } ?? true) && (end.map { moment <= $0 } ?? true)
    }

    /// Reads the value of a `datetime` parameter: a moment, or two with a slash between; `..` or nothing is an open end.
    ///
    /// - Throws: what is wrong with the text, in Dutch.
    package init(parsing text: String) throws(Problem) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw Self.mistake("Er staat meer dan een schuine streep in.") }
        let start = try Self.moment(parts[0], mayBeOpen: parts.count == 2)
        let end = parts.count == 2 ? try Self.moment(parts[1], mayBeOpen: true) : start
        guard let span = TimeSpan(start: start, end: end) else {
            throw Self.mistake("Het begin ligt na het eind, of beide zijn open.")
        }
        self = span
    }

    private static func moment(_ text: Substring, mayBeOpen: Bool) throws(Problem) -> Timestamp? {
        if mayBeOpen, text.isEmpty || text == ".." { return nil }
        if let moment = Timestamp(parsing: text) { return moment }
        throw mistake("'\(text.prefix(40))' is geen tijdstip.")
    }

    private static func mistake(_ what: String) -> Problem {
        Problem(
            member: "datetime", code: .invalid,
            detail:
                "\(what) Schrijf een tijdstip als 2026-11-23T09:30:00Z, of een periode als 2026-01-01T00:00:00Z/.. .")
    }
}
