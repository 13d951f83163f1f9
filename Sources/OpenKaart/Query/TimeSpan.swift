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

    /// The moments that lie in both; the last second of the year 9999, in which nothing happens, when there are none.
    package func intersection(_ other: TimeSpan) -> TimeSpan {
        TimeSpan(
            start: [start, other.start].compactMap { $0 }.max(), end: [end, other.end].compactMap { $0 }.min())
            ?? TimeSpan(at: .latest)
    }

    private init(at moment: Timestamp) {
        start = moment
        end = moment
    }

    /// Reads the value of a parameter such as `datetime`: a moment, a day, or two of them with a slash between; `..` or nothing is an open end.
    ///
    /// - Throws: what is wrong with the text, in Dutch.
    package init(parsing text: String, parameter: String = "datetime") throws(Problem) {
        do { self = try Self.read(text) } catch {
            throw Problem(member: parameter, code: error.code, detail: error.detail)
        }
    }

    private static func read(_ text: String) throws(Problem) -> TimeSpan {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw mistake("Er staat meer dan een schuine streep in.") }
        let start = try moment(parts[0], mayBeOpen: parts.count == 2, ofDay: "T00:00:00Z")
        let end = try moment(parts[parts.count - 1], mayBeOpen: parts.count == 2, ofDay: "T23:59:59Z")
        guard let span = TimeSpan(start: start, end: end) else {
            throw mistake("Het begin ligt na het eind, of beide zijn open.")
        }
        return span
    }

    /// A day alone stands for all of it.
    private static func moment(_ text: Substring, mayBeOpen: Bool, ofDay time: String) throws(Problem) -> Timestamp? {
        if mayBeOpen, text.isEmpty || text == ".." { return nil }
        if let moment = Timestamp(parsing: text) { return moment }
        if text.utf8.count == 10, let moment = Timestamp(parsing: text + time) { return moment }
        throw mistake("'\(text.prefix(40))' is geen tijdstip.")
    }

    private static func mistake(_ what: String) -> Problem {
        Problem(
            member: "datetime", code: .invalid,
            detail:
                "\(what) Schrijf een tijdstip als 2026-11-23T09:30:00Z, een dag als 2026-11-23, of een periode als 2026-01-01/.. ."
        )
    }
}
