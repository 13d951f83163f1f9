/// What pages may load: their own files and, when the operator chose one, the pictures of a background map
/// (CSP level 3; internet.nl refuses inline code and wildcards).
struct PagePolicy: Sendable {
    private let common: String

    /// - Parameter imageHost: scheme and host where pictures of the background come from.
    init(imageHost: String? = nil) {
        let images = ["img-src 'self' data:", imageHost].compactMap { $0 }.joined(separator: " ")
        common =
            "default-src 'none'; script-src 'self'; style-src 'self'; \(images); "
            + "form-action 'self'; base-uri 'none'; "
    }

    /// The value of `Content-Security-Policy`.
    ///
    /// - Parameter other: the address of another server that scripts of the page may ask.
    func text(mayBeFramed: Bool, connectsTo other: String? = nil) -> String {
        let hosts = ["connect-src 'self'", other.flatMap(Self.host)].compactMap { $0 }.joined(separator: " ")
        return common + hosts + "; " + (mayBeFramed ? Self.framed : "frame-ancestors 'none'")
    }

    /// Scheme, host and port of an address.
    static func host(_ address: String) -> String? {
        guard let scheme = address.firstRange(of: "://") else { return nil }
        return String(address[..<scheme.upperBound] + address[scheme.upperBound...].prefix { $0 != "/" })
    }

    /// What tells that a page may stand in a frame anywhere.
    static let framed = "frame-ancestors *"
}
