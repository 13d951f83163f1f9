/// How long a text may be, counted in characters as a person sees them (extended grapheme clusters, Unicode Annex 29).
package struct TextLength: Sendable {
    package let minimum: Int
    package let maximum: Int

    package static let title = TextLength(minimum: 3, maximum: 200)
    package static let description = TextLength(minimum: 10, maximum: 5000)
    package static let organisation = TextLength(minimum: 0, maximum: 200)
    package static let place = TextLength(minimum: 0, maximum: 100)
    package static let url = TextLength(minimum: 0, maximum: 2000)
    package static let reason = TextLength(minimum: 3, maximum: 2000)
    package static let email = TextLength(minimum: 0, maximum: 254)
    package static let reportNote = TextLength(minimum: 10, maximum: 2000)

    /// What is wrong with the length of a text, or nothing.
    package func problem(_ text: String, member: String) -> Problem? {
        // A character is at least one byte, so that most texts need no counting; and at most this many are worth counting.
        let bytes = text.utf8.count
        if bytes > maximum {
            let counted = bytes > maximum * 200 ? bytes : text.count
            if counted > maximum {
                return Problem(
                    member: member, code: .tooLong,
                    detail: "'\(member)' heeft \(counted) tekens. Maak het korter: hoogstens \(maximum) tekens.")
            }
        }
        if minimum > 0, text.prefix(minimum).count < minimum {
            return Problem(
                member: member, code: .tooShort,
                detail:
                    "'\(member)' heeft \(text.count) \(text.count == 1 ? "teken" : "tekens"). Maak het langer: minstens \(minimum) tekens."
            )
        }
        return nil
    }

    /// A text of one or more lines as it is kept, or nothing when it is empty.
    ///
    /// - Parameter missing: what to say when it is empty and must not be.
    /// - Throws: `Problem` when it holds what no text may hold, or is too short or too long.
    func judged(_ text: String?, member: String, missing: String?) throws(Problem) -> String? {
        guard let plain = PlainText.lines(text ?? "") else { throw PlainText.refusal(of: member) }
        guard !plain.isEmpty else {
            if let missing { throw Problem(member: member, code: .missing, detail: missing) }
            return nil
        }
        if let problem = problem(plain, member: member) { throw problem }
        return plain
    }
}
