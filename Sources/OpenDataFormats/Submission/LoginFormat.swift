package import OpenKaart

/// The forms in which a moderator may log in: `{"token":"…"}`, or a form with the field `token`.
package enum LoginFormat: String, CaseIterable, Sendable {
    case json = "application/json"
    case form = "application/x-www-form-urlencoded"

    private static let member = "token"
    /// Several times what a token has.
    private static let longest = 200

    /// Reads a body: the token, or what is wrong.
    ///
    /// - Throws: `BodyError` when it is not of this form at all.
    package func read(_ body: [UInt8]) throws(BodyError) -> (token: String?, problems: [Problem]) {
        var text: String?
        var problems: [Problem] = []
        switch self {
        case .json:
            var reader = MemberReader(try SubmissionFormat.object(body))
            text = reader.text(Self.member)
            reader.allow(only: [Self.member])
            problems = reader.problems
        case .form:
            for field in try FormFields.parse(body) {
                if field.name != Self.member {
                    problems.append(MemberReader.stranger(field.name, known: [Self.member]))
                } else if text != nil {
                    problems.append(
                        Problem(
                            member: Self.member, code: .duplicate,
                            detail: "'\(Self.member)' staat er meer dan een keer. Geef het een keer."))
                } else {
                    text = field.value
                }
            }
        }
        // What was copied often has a space or a line break at its end.
        let token = text.map {
            String($0.trimmingPrefix(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
        if !problems.contains(where: { $0.member == Self.member }) {
            if token?.isEmpty ?? true {
                problems.append(
                    Problem(
                        member: Self.member, code: .missing,
                        detail: "Geef in '\(Self.member)' uw token; het begint met okm_."))
            } else if let token, token.utf8.count > Self.longest {
                problems.append(
                    Problem(
                        member: Self.member, code: .tooLong,
                        detail: "Dit is geen token: het is te lang. Een token begint met okm_."))
            }
        }
        return (problems.isEmpty ? token : nil, problems)
    }

    /// Where a member stands in a body of this form: a JSON pointer, or the name of a form field.
    package func location(of member: String) -> String {
        switch self {
        case .json: SubmissionFormat.json.location(of: member)
        case .form: member
        }
    }
}
