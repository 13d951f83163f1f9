import OpenDataFormats

/// A parameter of an operation, as the OpenAPI document describes it and the query reader allows it.
struct Parameter: Sendable {
    let name: String
    let place: Place
    /// Dutch, for people.
    let description: String
    /// JSON Schema as OpenAPI 3.0 has it.
    let schema: JSONValue
    let example: JSONValue?
    let isRequired: Bool
    /// Whether the value is a list with commas between its parts (`style: form, explode: false`).
    let isList: Bool

    enum Place: String, Sendable {
        case query, path, header
    }

    init(
        _ name: String, in place: Place = .query, _ description: String, schema: JSONValue,
        example: JSONValue? = nil, isRequired: Bool = false, isList: Bool = false
    ) {
        self.name = name
        self.place = place
        self.description = description
        self.schema = schema
        self.example = example
        self.isRequired = isRequired
        self.isList = isList
    }

    /// The Parameter Object (OpenAPI 3.0.3).
    var document: JSONValue {
        var members: [JSONObject.Member] = [
            .init(name: "name", value: .string(name)), .init(name: "in", value: .string(place.rawValue)),
            .init(name: "description", value: .string(description)),
            .init(name: "required", value: .bool(isRequired)),
        ]
        if isList {
            members += [.init(name: "style", value: "form"), .init(name: "explode", value: false)]
        }
        members.append(.init(name: "schema", value: schema))
        if let example { members.append(.init(name: "example", value: example)) }
        return .object(JSONObject(members: members))
    }
}
