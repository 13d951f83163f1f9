/// An e-mail address of a sender. Never published; has no text form, so that it does not end up in a log.
package struct EmailAddress: Hashable, Sendable {
    /// The address itself, for the one table that keeps it.
    package let secret: String

    /// Takes an address that has the form of one, or says what is wrong. Whether it exists is not checked.
    package init(_ text: String) throws(Problem) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix("."),
            TextLength.email.problem(text, member: Member.email) == nil, !text.contains(where: \.isWhitespace)
        else {
            // The address itself is personal, so it is not repeated.
            throw Problem(
                member: Member.email, code: .invalid,
                detail: "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl of laat het leeg.")
        }
        secret = text
    }

    /// The address that somebody filled in, or nothing when that is empty.
    static func judged(_ text: String?) throws(Problem) -> EmailAddress? {
        guard let plain = PlainText.line(text ?? "") else { throw PlainText.refusal(of: Member.email) }
        return plain.isEmpty ? nil : try EmailAddress(plain)
    }
}

extension EmailAddress: CustomStringConvertible, CustomReflectable {
    package var description: String { "(e-mailadres)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
