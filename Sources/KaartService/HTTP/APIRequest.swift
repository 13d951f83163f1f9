import HTTPTypes
import Hummingbird

/// A request with what its address, its operation and its way here say about it.
struct APIRequest: Sendable {
    let http: Request
    private let endpoint: Endpoint
    /// The values of the `{…}` segments.
    let parameters: [String: String]
    /// Addresses as this client reaches them.
    let links: Links
    /// The network that it comes from; empty when that is not known.
    let network: [UInt8]
    /// The form of the answer.
    let format: Format
    /// The query, split and held against the operation's parameters.
    let query: QueryReader

    /// - Throws: `HTTPProblem` when the query cannot be read at all, or no form of the answer will do.
    init(
        _ http: Request, for endpoint: Endpoint, parameters: [String: String], links: Links, network: [UInt8]
    ) throws(HTTPProblem) {
        self.network = network
        self.http = http
        self.endpoint = endpoint
        let operation = endpoint.operation
        self.parameters = parameters
        self.links = links
        var query = try QueryReader(http, known: endpoint.queryNames)
        if let asked = query.format(among: operation.formats) {
            format = asked
        } else if operation.isFile {
            format = operation.formats.first ?? .json
        } else if let first = operation.formats.first, query.has("f") {
            // A wrong `f` is told as such, whatever the client accepts.
            format = first
        } else {
            let formats = operation.formats.isEmpty ? [.json] : operation.formats
            guard let preferred = formats.preferred(by: http.headers[.accept]) else {
                throw .notAcceptable(formats)
            }
            format = preferred
        }
        self.query = query
    }

    /// What it asks for.
    var operation: Operation { endpoint.operation }
}
