import HTTPTypes
import Hummingbird

/// An address and the methods it answers to.
struct Resource: Sendable {
    typealias Handler = @Sendable (APIRequest) async throws -> Response

    /// Segments between slashes; `{name}` stands for any one segment.
    let template: String
    let handlers: [HTTPRequest.Method: Handler]
    /// Only the root of the API may end in a slash (/core/no-trailing-slash).
    let allowsTrailingSlash: Bool

    init(_ template: String, _ handlers: [HTTPRequest.Method: Handler], allowsTrailingSlash: Bool = false) {
        self.template = template
        self.handlers = handlers
        self.allowsTrailingSlash = allowsTrailingSlash
    }

    /// The value of an `Allow` header: HEAD goes with GET, OPTIONS is everywhere.
    var allow: String {
        let order: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]
        let methods = order.filter { handlers[$0] != nil || ($0 == .head && handlers[.get] != nil) }
        return (methods + [.options]).map(\.rawValue).joined(separator: ", ")
    }
}

/// A request with what its address says.
struct APIRequest: Sendable {
    let http: Request
    /// The values of the `{…}` segments.
    let parameters: [String: String]
}
