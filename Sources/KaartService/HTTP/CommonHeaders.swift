import HTTPTypes
import Hummingbird

/// The headers of every answer, errors included (ADR 2.2.1 /core/version-header and /core/transport, standard security headers).
enum CommonHeaders {
    static let constant: HTTPFields = [
        .apiVersion: KaartService.apiVersion,
        .accessControlAllowOrigin: "*",
        .accessControlExposeHeaders:
            "Accept-Ranges, Allow, API-Version, Content-Crs, Content-Disposition, Content-Range, ETag, Link, Location, Retry-After",
        .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
        .strictTransportSecurity: "max-age=31536000",
        .xContentTypeOptions: "nosniff",
        .xFrameOptions: "DENY",
        .referrerPolicy: "no-referrer",
    ]

    /// For pages: their stylesheet and forms come from here, nothing else is loaded.
    static let policyForPages =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// Adds them; `Cache-Control: no-store` where the handler said nothing. Searches no more than it must: hot path.
    static func add(to response: inout Response) {
        let own = response.headers
        // Reads of the map bring them along, made once for each version.
        if own.first?.name == .apiVersion { return }
        response.headers = constant
        if let policy = own[.contentSecurityPolicy] {
            response.headers[.contentSecurityPolicy] = nil
            // What may stand in a frame says so in its policy; the older header knows no such thing.
            if policy.hasSuffix(PagePolicy.framed) { response.headers[.xFrameOptions] = nil }
        }
        for field in own { response.headers.append(field) }
        if own[.cacheControl] == nil { response.headers.append(HTTPField(name: .cacheControl, value: "no-store")) }
    }
}

extension HTTPField.Name {
    // The names are constants of ours and valid tokens.
    static let apiVersion = HTTPField.Name.known("API-Version")
    static let contentCRS = HTTPField.Name.known("Content-Crs")
    static let forwarded = HTTPField.Name.known("Forwarded")
    static let secFetchSite = HTTPField.Name.known("Sec-Fetch-Site")
    static let xCSRFToken = HTTPField.Name.known("X-CSRF-Token")
    static let xForwardedFor = HTTPField.Name.known("X-Forwarded-For")
    static let idempotencyKey = HTTPField.Name.known("Idempotency-Key")
    static let proofOfWork = HTTPField.Name.known("Proof-Of-Work")
    static let xForwardedHost = HTTPField.Name.known("X-Forwarded-Host")
    static let xForwardedPrefix = HTTPField.Name.known("X-Forwarded-Prefix")
    static let xForwardedProto = HTTPField.Name.known("X-Forwarded-Proto")
    static let link = HTTPField.Name.known("Link")
    static let referrerPolicy = HTTPField.Name.known("Referrer-Policy")
    static let xFrameOptions = HTTPField.Name.known("X-Frame-Options")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("'\(name)' is not a header name") }
        return field
    }
}
