import HTTPTypes
import OpenKaart

/// The conditions of a request for a file (RFC 9110, section 13), in the order of section 13.2.2.
struct Preconditions: Sendable {
    /// Strong validators of the representation, the one that is sent first; others name the same bytes.
    let tags: [EntityTag]
    let lastModified: Timestamp

    enum Outcome: Hashable, Sendable {
        case proceed, notModified, failed
    }

    func outcome(_ headers: HTTPFields) -> Outcome {
        if let match = headers[.ifMatch] {
            // Strong comparison (section 13.1.1).
            if !isNamedStrongly(match) { return .failed }
        } else if let since = HTTPDate.read(headers[.ifUnmodifiedSince]), lastModified > since {
            return .failed
        }
        if let none = headers[.ifNoneMatch] {
            return tags.contains { $0.isNamed(by: none) } ? .notModified : .proceed
        }
        if let since = HTTPDate.read(headers[.ifModifiedSince]), lastModified <= since { return .notModified }
        return .proceed
    }

    /// Whether a part may be sent, or the whole must be (section 13.1.5).
    func allowsRange(_ headers: HTTPFields) -> Bool {
        guard let condition = headers[.ifRange] else { return true }
        if condition.contains("\"") { return tags.contains { $0.text == condition } }
        // A date is a strong validator here: versions are made at most once a second.
        return HTTPDate.read(condition) == lastModified
    }

    private func isNamedStrongly(_ header: String) -> Bool {
        header.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.contains { part in
            part == "*" || tags.contains { $0.text == part.prefix { $0 != " " } }
        }
    }
}
