import Hummingbird
import OpenDataFormats
import OpenKaart
import Pages

extension KaartService {
    var schemaResources: [Resource] {
        [
            schemaResource(
                "schema", "haalSchema", "Hoe een initiatief eruitziet",
                title: "Initiatief", only: nil, allowsMore: true, roles: true, { $0.schema }),
            schemaResource(
                "queryables", "haalQueryables", "Waarop gefilterd kan worden",
                title: "Waarop gefilterd kan worden", only: nil, allowsMore: false, roles: false, { $0.queryables }),
            schemaResource(
                "sortables", "haalSortables", "Waarop gesorteerd kan worden",
                title: "Waarop gesorteerd kan worden", only: Set(SortKey.Property.allCases.map(\.rawValue)),
                allowsMore: false, roles: false, { $0.sortables }),
        ]
    }

    /// A JSON Schema 2020-12 of the properties (OGC API Features Part 5, "returnables", "queryables" and "sortables"; Part 3, 6.2).
    ///
    /// - Parameters:
    ///   - only: the names of the properties that it has; nothing for all, and the geometry.
    ///   - allowsMore: whether a record may have other properties; an unknown one in a question is an error.
    ///   - roles: whether it says what each property is for.
    private func schemaResource(
        _ name: String, _ id: String, _ summary: String, title: String, only: Set<String>?, allowsMore: Bool,
        roles: Bool, _ address: @escaping @Sendable (Links) -> String
    ) -> Resource {
        Resource(
            "/v1/collections/initiatieven/\(name)",
            [
                .get: Operation(
                    id: id, tag: .data, summary: summary,
                    success: .init(
                        status: .ok, description: "Een JSON Schema.", schema: "JSONSchema", headers: [.eTag]),
                    formats: [.schema, .json, .html],
                    handler: { [self] request in
                        try request.query.finish()
                        return document(
                            schema(title, address(request.links), only, allowsMore, roles), .schema, request)
                    })
            ])
    }

    private func schema(
        _ title: String, _ address: String, _ only: Set<String>?, _ allowsMore: Bool, _ roles: Bool
    ) -> JSONValue {
        var properties: [(String, JSONValue?)] = []
        if only == nil {
            properties.append(("geometry", geometry(roles)))
        }
        if roles {
            properties.insert(
                (
                    "id",
                    [
                        "title": "Id", "description": "Het kenmerk van het initiatief; verandert nooit.",
                        "type": "string", "format": "uuid", "x-ogc-role": "id", "readOnly": true,
                    ]
                ), at: 0)
        }
        for property in RecordSchema.properties(rules.themes) where only?.contains(property.name) ?? true {
            var role: [JSONObject.Member] = []
            if roles, property.name == Member.createdAt {
                role.append(.init(name: "x-ogc-role", value: "primary-instant"))
            }
            // What only the service sets.
            if roles, !Member.texts.contains(property.name) { role.append(.init(name: "readOnly", value: true)) }
            properties.append((property.name, property.document(role)))
        }
        return .object([
            ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("$id", .string(address)),
            ("title", .string(title)), ("type", "object"), ("properties", .object(properties)),
            (
                "required",
                roles ? .array([Member.title, Member.description, Member.theme].map(JSONValue.string)) : nil
            ),
            ("additionalProperties", allowsMore ? nil : false),
        ])
    }

    /// Filtered by `bbox`; Part 5 names geometries by format.
    private func geometry(_ roles: Bool) -> JSONValue {
        .object([
            ("title", "Plaats"), ("description", "Het punt op de kaart."), ("format", "geometry-point"),
            ("x-ogc-role", roles ? "primary-geometry" : nil),
        ])
    }
}
