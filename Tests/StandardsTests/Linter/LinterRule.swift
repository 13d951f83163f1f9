import Testing

/// A rule of the linter of the ADR 2.2.1 (Logius-standaarden/API-Design-Rules, `media/linter.yaml`), over a parsed document.
struct LinterRule: Sendable, CustomTestStringConvertible {
    /// As the linter calls it.
    let id: String
    /// Where the document does not keep it.
    let violations: @Sendable (JSON) -> [String]
    /// Makes a document that does not keep it, so that the rule is seen to see.
    let offence: @Sendable (inout JSON) -> Void

    var testDescription: String { id }

    static let all = specification + descriptions + addresses + answers + moments
}

extension JSON {
    /// The operations of a document, each with its place.
    var operations: [(place: String, path: String, method: String, value: JSON)] {
        self["paths"].object.sorted { $0.key < $1.key }.flatMap { path, item in
            item.object.sorted { $0.key < $1.key }.filter { Self.methods.contains($0.key) }.map { method, operation in
                ("\(method) \(path)", path, method, operation)
            }
        }
    }

    static let methods: Set = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    /// The responses of all operations, each with its place and what it refers to.
    var responses: [(place: String, status: String, value: JSON)] {
        operations.flatMap { place, _, _, operation in
            operation["responses"].object.map { status, response in
                ("\(place) \(status)", status, APIDocument.resolved(response, in: self))
            }
        }
    }

    /// The properties of all schemas, wherever they stand.
    var schemaProperties: [(place: String, name: String, value: JSON)] {
        everything.filter { $0.path.last == "properties" }.flatMap { path, value in
            value.object.map { (path.joined(separator: "/"), $0.key, $0.value) }
        }
    }
}
