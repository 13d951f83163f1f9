import HTTPTypes

/// An address and what its methods do.
struct Resource: Sendable {
    /// Segments between slashes; `{name}` stands for any one segment.
    let template: String
    let operations: [HTTPRequest.Method: Operation]
    /// Only the root of the API may end in a slash (/core/no-trailing-slash).
    let allowsTrailingSlash: Bool

    init(_ template: String, _ operations: [HTTPRequest.Method: Operation], allowsTrailingSlash: Bool = false) {
        self.template = template
        self.operations = operations
        self.allowsTrailingSlash = allowsTrailingSlash
    }

    /// The order in which methods are named.
    static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete]

    /// The value of an `Allow` header: HEAD goes with GET, OPTIONS is everywhere.
    var allow: String {
        let methods = Self.methods.filter { operations[$0] != nil || ($0 == .head && operations[.get] != nil) }
        return (methods + [.options]).map(\.rawValue).joined(separator: ", ")
    }
}
