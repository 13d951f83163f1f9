/// What pages may load: their own files and, when the operator chose one, the pictures of a background map
/// (CSP level 3; internet.nl refuses inline code and wildcards).
struct PagePolicy: Sendable {
    private let common: String

    /// - Parameter imageHost: scheme and host where pictures of the background come from.
    init(imageHost: String? = nil) {
        let images = ["img-src 'self' data:", imageHost].compactMap { $0 }.joined(separator: " ")
        common =
            "default-src 'none'; script-src 'self'; style-src 'self'; \(images); connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; "
    }

    /// The value of `Content-Security-Policy`.
    func text(mayBeFramed: Bool) -> String {
        common + (mayBeFramed ? Self.framed : "frame-ancestors 'none'")
    }

    /// What tells that a page may stand in a frame anywhere.
    static let framed = "frame-ancestors *"
}
