import HTTPTypes
import Hummingbird
package import OpenKaart

/// Where who finds a weakness can tell of it (RFC 9116).
package struct SecurityText: Hashable, Sendable {
    /// An address to write or go to: `mailto:` or `https:`.
    package let contact: String
    /// The policy for who finds something; nothing when there is none.
    package let policy: WebAddress?

    package init(contact: String, policy: WebAddress? = nil) {
        self.contact = contact
        self.policy = policy
    }

    /// Days until who keeps a copy must fetch it anew: less than a year (section 2.5.5).
    private static let days: Int64 = 180

    /// The file. The same during a day.
    func text(_ canonical: String, at now: Timestamp) -> String {
        let date = CivilDate(daysSinceEpoch: CivilDate(of: now).daysSinceEpoch + Self.days)
        var lines = [
            "Contact: \(contact)", "Expires: \(date)T00:00:00Z", "Preferred-Languages: nl, en",
            "Canonical: \(canonical)",
        ]
        if let policy { lines.append("Policy: \(policy.text)") }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension KaartService {
    var securityTextResource: Resource {
        Resource(
            "/.well-known/security.txt",
            [
                .get: Operation(
                    id: "haalBeveiligingscontact", tag: .interface, summary: "Waar u een zwakke plek meldt (RFC 9116)",
                    success: .init(status: .ok, description: "Het bestand.", schema: ""), isFile: true
                ) { [self] request in
                    try request.query.finish()
                    guard let securityText else { throw HTTPProblem.noSuchResource }
                    let text = securityText.text(request.links.base + "/.well-known/security.txt", at: clock.now())
                    return Response.bytes(Array(text.utf8), type: "text/plain; charset=utf-8")
                }
            ])
    }
}
