import HTTPTypes
import Testing

/// The OpenAPI document as a client reads it: over HTTP, with nothing known of how it was made.
struct APIDocument: Sendable {
    let json: JSON
    let operations: [Operation]

    /// An operation of the document.
    struct Operation: Sendable, CustomTestStringConvertible {
        /// With the base, as the service is asked for it.
        let path: String
        let method: HTTPRequest.Method
        let json: JSON
        /// Those of the operation, with what they refer to.
        let parameters: [JSON]

        var id: String { json["operationId"].string ?? "?" }
        var responses: [String: JSON] { json["responses"].object }
        var testDescription: String { "\(method) \(path)" }
        var isForModerators: Bool { json["security"].exists }

        func parameters(in place: String) -> [JSON] { parameters.filter { $0["in"].string == place } }
        func parameter(_ name: String) -> JSON? { parameters.first { $0["name"].string == name } }
    }

    init(_ json: JSON) throws {
        self.json = json
        let base = (json["servers"][0]["url"].string ?? "").split(separator: "/").dropFirst(2)
        let prefix = "/" + base.joined(separator: "/")
        var operations: [Operation] = []
        for (path, item) in json["paths"].object.sorted(by: { $0.key < $1.key }) {
            for (name, operation) in item.object.sorted(by: { $0.key < $1.key }) {
                guard let method = HTTPRequest.Method(name.uppercased()) else { continue }
                operations.append(
                    Operation(
                        path: path == "/" ? prefix : prefix + path, method: method, json: operation,
                        parameters: operation["parameters"].array.map { Self.resolved($0, in: json) }))
            }
        }
        self.operations = operations
    }

    func operation(_ method: HTTPRequest.Method, _ template: String) -> Operation? {
        operations.first { $0.method == method && $0.path == template }
    }

    /// The operation that answers an address; HEAD is a GET, and the root may end in a slash.
    func operation(_ method: HTTPRequest.Method, answering path: String) -> Operation? {
        let asked = Self.segments(path == "/v1/" ? "/v1" : path)
        let fitting = operations.filter { operation in
            let own = Self.segments(operation.path)
            return own.count == asked.count
                && zip(own, asked).allSatisfy { $0 == $1 || ($0.hasPrefix("{") && !$1.isEmpty) }
        }
        // A fixed segment goes before one that stands for any, whatever the method (OpenAPI 3.0.3, "Path Templating Matching").
        let path = fitting.min { $0.path.count { $0 == "{" } < $1.path.count { $0 == "{" } }?.path
        return fitting.first { $0.path == path && $0.method == (method == .head ? .get : method) }
    }

    private static func segments(_ path: String) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// What a Reference Object refers to, or the value itself.
    func resolved(_ value: JSON) -> JSON { Self.resolved(value, in: json) }

    static func resolved(_ value: JSON, in document: JSON) -> JSON {
        var value = value
        for _ in 0..<10 {
            guard let reference = value["$ref"].string else { return value }
            value = reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] }
        }
        return value
    }
}
