import OpenKaart

/// The strong validator of an answer made of the public map (RFC 9110, section 8.8.3): the version of the map, and what else the
/// bytes depend on.
struct EntityTag: Hashable, Sendable {
    /// With its quotes.
    let text: String

    /// - Parameters:
    ///   - salt: differs when the same version gives other bytes: another address, themes or program.
    ///   - isPacked: the gzip form has other bytes, so another tag.
    init(_ version: MapVersion, salt: UInt32, isPacked: Bool) {
        let made = String(version.madeAt.secondsSinceEpoch, radix: 36)
        text = "\"\(version.sequence)-\(made)-\(String(salt, radix: 36))\(isPacked ? "-gz" : "")\""
    }

    /// Whether an `If-None-Match` names this tag: a list, weak ones, or `*` (RFC 9110, section 13.1.2: weak comparison).
    func isNamed(by header: String?) -> Bool {
        guard let header else { return false }
        for part in header.split(separator: ",") {
            let tag = part.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
            if tag == "*" || tag == text || (tag.hasPrefix("W/") && tag.dropFirst(2) == text) { return true }
        }
        return false
    }
}
