import OpenDataFormats
import OpenKaart

/// The schemas of the OpenAPI document: what answers and bodies look like (JSON Schema as OpenAPI 3.0 has it).
struct ComponentSchemas {
    let rules: Rules

    var document: JSONValue {
        .object([
            ("Problem", problem), ("Link", link), ("LandingPage", landingPage), ("Conformance", conformance),
            ("Collections", collections), ("Collection", collection), ("Point", point),
            ("InitiatiefProperties", properties), ("Feature", feature), ("FeatureCollection", featureCollection),
            ("Cluster", cluster), ("Clusters", clusters),
            (
                "JSONSchema",
                Self.object([
                    ("$schema", Self.uri), ("$id", Self.uri), ("type", Self.text), ("properties", ["type": "object"]),
                ])
            ),
            (
                "OpenAPI",
                Self.object([("openapi", Self.text), ("info", ["type": "object"]), ("paths", ["type": "object"])])
            ),
            ("Themas", themes), ("Wijzigingen", changes), ("NieuweInzending", newSubmission),
            ("NieuweInzendingFeature", newFeature),
            ("NieuweInzendingFormulier", newForm), ("VerbeterdeInzending", patch), ("Ontvangst", receipt),
            ("VraagDubbelen", duplicateQuestion), ("VraagDubbelenFormulier", duplicateQuestionForm),
            ("MogelijkeDubbelen", Self.object([("mogelijkeDubbelen", Self.duplicates)])), ("Formulier", formTicket),
            ("Inzending", submission), ("Bewerklink", Self.object([("bewerkLink", Self.uri)])),
            ("Wachtrij", queue), ("NieuweBeoordeling", newReview), ("Beoordeling", review),
            ("Beoordelingen", reviews), ("Aanmelding", login), ("Sessie", session),
            ("NieuweAfwijzingen", newBulkRejection), ("Afwijzingen", bulkRejection),
            ("NieuweMelding", newReport), ("NieuweMeldingFormulier", newReportForm),
            ("OntvangenMelding", receivedReport), ("Melding", report), ("Meldingen", reports),
            ("NieuweAfhandeling", newSettlement),
        ])
    }

    // MARK: Pieces

    static let text: JSONValue = ["type": "string"]
    static let uri: JSONValue = ["type": "string", "format": "uri"]
    static let uuid: JSONValue = ["type": "string", "format": "uuid"]
    static let moment: JSONValue = ["type": "string", "format": "date-time"]
    static let count: JSONValue = ["type": "integer", "minimum": 0]

    static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }
    static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

    /// - Parameter required: nothing for all of the properties.
    static func object(
        _ properties: [(String, JSONValue?)], required: [String]? = nil, isClosed: Bool = false
    ) -> JSONValue {
        let names = required ?? properties.map(\.0)
        return .object([
            ("type", "object"),
            ("required", names.isEmpty ? nil : .array(names.map(JSONValue.string))),
            ("properties", .object(properties)), ("additionalProperties", isClosed ? false : nil),
        ])
    }

    var links: JSONValue { Self.list(Self.reference("Link")) }

    // MARK: About the API

    var problem: JSONValue {
        Self.object(
            [
                ("type", Self.text), ("title", Self.text), ("status", ["type": "integer"]), ("detail", Self.text),
                (
                    "errors",
                    Self.list(
                        Self.object([
                            ("in", ["type": "string", "enum": ["body", "query", "path", "header"]]),
                            ("location", Self.text),
                            (
                                "code",
                                ["type": "string", "enum": .array(Problem.Code.allCases.map { .string($0.rawValue) })]
                            ),
                            ("detail", Self.text),
                        ]))
                ),
            ], required: ["type", "title", "status", "detail"])
    }

    var link: JSONValue {
        Self.object(
            [
                ("href", Self.text), ("rel", Self.text), ("type", Self.text), ("title", Self.text),
                ("templated", ["type": "boolean", "description": "Of href nog een deel tussen accolades heeft."]),
            ],
            required: ["href", "rel"])
    }

    var landingPage: JSONValue {
        Self.object([("title", Self.text), ("description", Self.text), ("links", links)])
    }

    var conformance: JSONValue {
        Self.object([("links", links), ("conformsTo", Self.list(Self.uri))])
    }
}
