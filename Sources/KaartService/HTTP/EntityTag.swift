import OpenKaart

/// The strong validator of an answer made of the public map (RFC 9110, section 8.8.3): the version of the map, and what else the
/// bytes depend on.
struct EntityTag: Hashable, Sendable {
    /// With its quotes.
    let text: String

    /// - Parameters:
    ///   - salt: differs when the same version gives other bytes: another address, themes or program.
    ///   - variant: differs for each form of the same resource.
    init(_ version: MapVersion, salt: UInt32, variant: String) {
        let made = String(version.madeAt.secondsSinceEpoch, radix: 36)
        text = "\"\(version.sequence)-\(made)-\(String(salt, radix: 36))-\(variant)\""
    }

    /// The validator of bytes that do not depend on the map.
    init(of bytes: [UInt8]) {
        let hash: UInt64 = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        text = "\"\(String(hash, radix: 36))\""
    }

    /// The validator of a file.
    ///
    /// - Parameter variant: of a coding of it; nothing for the file itself.
    init(sha256: String, variant: String?) {
        text = "\"\(sha256.prefix(32))\(variant.map { "-" + $0 } ?? "")\""
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
