/// The objects of OpenAPI 3.0.3 (section 4.7), as far as a document of ours may have them: which fields, and what is in them.
enum OpenAPIGrammar {
    private indirect enum Kind: Sendable {
        case any
        case object(String)
        case list(Kind)
        /// An object with names of our own.
        case map(Kind)
        /// Or a Reference Object.
        case referable(String)
    }

    private struct Form: Sendable {
        let required: Set<String>
        let fields: [String: Kind]
    }

    /// What the specification does not know, or misses.
    static func faults(_ document: JSON) -> [String] {
        faults(document, .object("OpenAPI"), at: "#") + versionFaults(document)
    }

    private static func versionFaults(_ document: JSON) -> [String] {
        document["paths"].object.keys.filter { !$0.hasPrefix("/") }.map { "the path \($0)" }
            + document["components"].object.values.flatMap { $0.object.keys }.filter {
                !$0.matches("^[A-Za-z0-9._-]+$")
            }
    }

    private static func faults(_ value: JSON, _ kind: Kind, at place: String) -> [String] {
        switch kind {
        case .any: return []
        case .list(let element):
            guard case .array(let elements) = value else { return ["\(place) is no list"] }
            return elements.enumerated().flatMap { faults($1, element, at: "\(place)/\($0)") }
        case .map(let element):
            guard case .object(let members) = value else { return ["\(place) is no object"] }
            return members.flatMap { faults($1, element, at: "\(place)/\($0)") }
        case .referable(let name):
            if value["$ref"].exists { return value.object.count == 1 ? [] : ["\(place) has more than $ref"] }
            return faults(value, .object(name), at: place)
        case .object(let name):
            guard case .object(let members) = value, let form = forms[name] else { return ["\(place) is no \(name)"] }
            let missing = form.required.subtracting(members.keys).map { "\(place) misses \($0)" }
            return missing
                + members.sorted { $0.key < $1.key }.flatMap { field, value -> [String] in
                    guard let kind = form.fields[field] else {
                        return field.hasPrefix("x-") ? [] : ["\(place) has the unknown field \(field)"]
                    }
                    return faults(value, kind, at: "\(place)/\(field)")
                }
        }
    }

    private static let schema: [String: Kind] = {
        var fields: [String: Kind] = [:]
        for name in [
            "title", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
            "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required",
            "enum", "type", "description", "format", "default", "nullable", "readOnly", "writeOnly", "example",
            "deprecated", "additionalProperties",
        ] { fields[name] = .any }
        fields["items"] = .referable("Schema")
        fields["properties"] = .map(.referable("Schema"))
        for name in ["allOf", "oneOf", "anyOf"] { fields[name] = .list(.referable("Schema")) }
        return fields
    }()

    private static func form(_ required: Set<String>, _ fields: [String: Kind]) -> Form {
        Form(required: required, fields: fields)
    }

    private static let forms: [String: Form] = [
        "OpenAPI": form(
            ["openapi", "info", "paths"],
            [
                "openapi": .any, "info": .object("Info"), "servers": .list(.object("Server")),
                "paths": .map(.object("PathItem")), "components": .object("Components"), "tags": .list(.object("Tag")),
                "security": .any, "externalDocs": .any,
            ]),
        "Info": form(
            ["title", "version"],
            [
                "title": .any, "version": .any, "description": .any, "contact": .any, "license": .any,
                "termsOfService": .any,
            ]),
        "Server": form(["url"], ["url": .any, "description": .any, "variables": .any]),
        "Tag": form(["name"], ["name": .any, "description": .any, "externalDocs": .any]),
        "Components": form(
            [],
            [
                "schemas": .map(.referable("Schema")), "headers": .map(.referable("Header")),
                "parameters": .map(.referable("Parameter")), "responses": .map(.referable("Response")),
                "securitySchemes": .map(.object("SecurityScheme")), "examples": .any, "requestBodies": .any,
            ]),
        "PathItem": form(
            [],
            Dictionary(uniqueKeysWithValues: JSON.methods.map { ($0, Kind.object("Operation")) }).merging([
                "summary": .any, "description": .any, "parameters": .list(.referable("Parameter")),
            ]) { $1 }),
        "Operation": form(
            ["responses"],
            [
                "tags": .list(.any), "summary": .any, "description": .any, "operationId": .any,
                "parameters": .list(.referable("Parameter")), "requestBody": .referable("RequestBody"),
                "responses": .map(.referable("Response")), "security": .list(.map(.list(.any))), "deprecated": .any,
                "externalDocs": .any,
            ]),
        "Parameter": form(
            ["name", "in", "schema"],
            [
                "name": .any, "in": .any, "description": .any, "required": .any, "deprecated": .any, "style": .any,
                "explode": .any, "schema": .referable("Schema"), "example": .any, "examples": .any,
                "allowReserved": .any,
            ]),
        "Header": form(
            ["schema"],
            [
                "description": .any, "required": .any, "schema": .referable("Schema"), "example": .any,
                "deprecated": .any,
            ]),
        "RequestBody": form(
            ["content"], ["description": .any, "content": .map(.object("MediaType")), "required": .any]),
        "Response": form(
            ["description"],
            [
                "description": .any, "headers": .map(.referable("Header")), "content": .map(.object("MediaType")),
                "links": .any,
            ]),
        "MediaType": form([], ["schema": .referable("Schema"), "example": .any, "examples": .any, "encoding": .any]),
        "SecurityScheme": form(
            ["type"],
            ["type": .any, "description": .any, "scheme": .any, "bearerFormat": .any, "name": .any, "in": .any]),
        "Schema": form([], schema),
    ]
}
