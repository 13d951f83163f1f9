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
            ("Inzending", submission), ("Bewerklink", Self.object([("bewerkLink", Self.uri)])),
            ("Wachtrij", queue), ("NieuweBeoordeling", newReview), ("Beoordeling", review),
            ("Beoordelingen", reviews),
        ])
    }

    // MARK: Pieces

    private static let text: JSONValue = ["type": "string"]
    private static let uri: JSONValue = ["type": "string", "format": "uri"]
    private static let uuid: JSONValue = ["type": "string", "format": "uuid"]
    private static let moment: JSONValue = ["type": "string", "format": "date-time"]
    private static let count: JSONValue = ["type": "integer", "minimum": 0]

    private static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }
    private static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

    /// - Parameter required: nothing for all of the properties.
    private static func object(
        _ properties: [(String, JSONValue?)], required: [String]? = nil, isClosed: Bool = false
    ) -> JSONValue {
        let names = required ?? properties.map(\.0)
        return .object([
            ("type", "object"),
            ("required", names.isEmpty ? nil : .array(names.map(JSONValue.string))),
            ("properties", .object(properties)), ("additionalProperties", isClosed ? false : nil),
        ])
    }

    private var links: JSONValue { Self.list(Self.reference("Link")) }

    // MARK: About the API

    private var problem: JSONValue {
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

    private var link: JSONValue {
        Self.object(
            [("href", Self.text), ("rel", Self.text), ("type", Self.text), ("title", Self.text)],
            required: ["href", "rel"])
    }

    private var landingPage: JSONValue {
        Self.object([("title", Self.text), ("description", Self.text), ("links", links)])
    }

    private var conformance: JSONValue {
        Self.object([("links", links), ("conformsTo", Self.list(Self.uri))])
    }

    // MARK: Initiatives

    private var collections: JSONValue {
        Self.object([
            ("links", links), ("crs", Self.list(Self.uri)),
            ("collections", Self.list(Self.reference("Collection"))),
        ])
    }

    private var collection: JSONValue {
        Self.object([
            ("id", Self.text), ("title", Self.text), ("description", Self.text), ("itemType", Self.text),
            ("itemCount", Self.count), ("crs", Self.list(Self.uri)), ("storageCrs", Self.uri), ("links", links),
            (
                "extent",
                Self.object([
                    ("spatial", Self.object([("bbox", Self.list(Self.list(["type": "number"]))), ("crs", Self.uri)])),
                    (
                        "temporal",
                        Self.object([
                            (
                                "interval",
                                Self.list(Self.list(["type": "string", "format": "date-time", "nullable": true]))
                            ),
                            ("trs", Self.uri),
                        ])
                    ),
                ])
            ),
            (
                "rd",
                Self.object([
                    ("methode", Self.text),
                    ("nauwkeurigheid", ["type": "number", "description": "De grootste fout, in meters."]),
                ])
            ),
        ])
    }

    private var point: JSONValue {
        Self.object(
            [
                ("type", ["type": "string", "enum": ["Point"]]),
                ("coordinates", ["type": "array", "minItems": 2, "maxItems": 3, "items": ["type": "number"]]),
                ("bbox", ["description": "Telt niet mee."]),
            ], required: ["type", "coordinates"], isClosed: true)
    }

    private var properties: JSONValue {
        Self.object(
            RecordSchema.properties(rules.themes).map { ($0.name, $0.document()) }, required: [])
    }

    private var feature: JSONValue {
        Self.object(
            [
                ("type", ["type": "string", "enum": ["Feature"]]), ("id", Self.uuid),
                (
                    "geometry",
                    [
                        "nullable": true, "allOf": [Self.reference("Point")],
                        "description": "Leeg waar het gevraagde referentiestelsel niet reikt.",
                    ]
                ),
                ("properties", Self.reference("InitiatiefProperties")),
                ("links", links),
            ], required: ["type", "id", "geometry", "properties"])
    }

    private var featureCollection: JSONValue {
        Self.object([
            ("type", ["type": "string", "enum": ["FeatureCollection"]]), ("timeStamp", Self.moment),
            ("numberMatched", Self.count), ("numberReturned", Self.count), ("links", links),
            ("features", Self.list(Self.reference("Feature"))),
        ])
    }

    private var themes: JSONValue {
        Self.object([
            (
                "themas",
                Self.list(
                    Self.object([
                        ("slug", Self.text), ("titel", Self.text), ("omschrijving", Self.text), ("kleur", Self.text),
                        ("vorm", Self.text), ("aantal", Self.count),
                    ]))
            ), ("links", links),
        ])
    }

    private var changes: JSONValue {
        Self.object([
            (
                "wijzigingen",
                Self.list(
                    Self.object(
                        [
                            ("volgnummer", ["type": "integer", "minimum": 1]),
                            (
                                "soort",
                                ["type": "string", "enum": .array(Change.Kind.allCases.map { .string($0.rawValue) })]
                            ), ("id", Self.uuid), ("tijdstip", Self.moment),
                            (
                                "initiatief",
                                [
                                    "nullable": true, "allOf": [Self.reference("Feature")],
                                    "description": "Wat het initiatief nu zegt; leeg als het niet meer openbaar is.",
                                ]
                            ), ("reden", ["type": "string", "nullable": true]),
                        ]))
            ), ("laatste", Self.count), ("links", links),
        ])
    }

    // MARK: Submissions

    private var texts: [(String, JSONValue?)] {
        RecordSchema.properties(rules.themes).filter { Member.texts.contains($0.name) }.map { ($0.name, $0.document()) }
    }

    /// What a sender fills in: who leaves a member open may also give null or an empty text.
    private var input: [(String, JSONValue?)] {
        RecordSchema.properties(rules.themes).filter { Member.texts.contains($0.name) }.map { property in
            (property.name, Self.required.contains(property.name) ? property.document() : property.optionalDocument)
        }
    }

    private static let email: (String, JSONValue?) = (
        Member.email,
        [
            "type": "string", "nullable": true, "maxLength": 254,
            "description": "Alleen voor vragen over de inzending; nooit openbaar.",
        ]
    )
    private static let required = [Member.title, Member.description, Member.theme]

    /// What a submission has beside the members of a record, for each kind.
    private static func proposal(_ kind: Proposal.Kind) -> [(String, JSONValue?)] {
        let kindSchema: JSONValue = ["type": "string", "enum": [.string(kind.rawValue)]]
        let record: (String, JSONValue?) = (Member.initiativeID, uuid)
        return switch kind {
        case .addition: [(Member.kind, kindSchema), email]
        case .change: [(Member.kind, kindSchema), record, email]
        case .removal: [(Member.kind, kindSchema), record, (Member.reason, reason), email]
        }
    }

    private static let reason: JSONValue = [
        "type": "string", "minLength": .number(Double(TextLength.reason.minimum)),
        "maxLength": .number(Double(TextLength.reason.maximum)),
        "description": "Waarom het initiatief van de kaart moet.",
    ]

    private var newSubmission: JSONValue {
        let point: (String, JSONValue?) = (Member.point, Self.reference("Point"))
        let required = Self.required + [Member.point]
        return [
            "oneOf": [
                Self.object(Self.proposal(.addition) + input + [point], required: required, isClosed: true),
                Self.object(
                    Self.proposal(.change) + input + [point],
                    required: [Member.kind, Member.initiativeID] + required, isClosed: true),
                Self.object(
                    Self.proposal(.removal), required: [Member.kind, Member.initiativeID, Member.reason],
                    isClosed: true),
            ]
        ]
    }

    private var newFeature: JSONValue {
        func feature(_ properties: JSONValue, required: [String]) -> JSONValue {
            Self.object(
                [
                    ("type", ["type": "string", "enum": ["Feature"]]), ("geometry", Self.reference("Point")),
                    ("properties", properties),
                ], required: required, isClosed: true)
        }
        return feature(
            [
                "oneOf": [
                    Self.object(Self.proposal(.addition) + input, required: Self.required, isClosed: true),
                    Self.object(
                        Self.proposal(.change) + input, required: [Member.kind, Member.initiativeID] + Self.required,
                        isClosed: true),
                ]
            ], required: ["type", "geometry", "properties"])
    }

    private var newForm: JSONValue {
        let point: [(String, JSONValue?)] = [
            (Member.longitude, ["type": "number"]), (Member.latitude, ["type": "number"]),
        ]
        let required = Self.required + [Member.longitude, Member.latitude]
        func form(_ members: [(String, JSONValue?)], required: [String]) -> JSONValue {
            Self.object(members.map { ($0, $1?.without("nullable")) }, required: required, isClosed: true)
        }
        return [
            "oneOf": [
                form(Self.proposal(.addition) + input + point, required: required),
                form(Self.proposal(.change) + input + point, required: [Member.kind, Member.initiativeID] + required),
                form(Self.proposal(.removal), required: [Member.kind, Member.initiativeID, Member.reason]),
            ]
        ]
    }

    /// Any of the members, and nothing else.
    private var patch: JSONValue {
        Self.object(
            input.map { name, schema in (name, schema) } + [(Member.point, Self.reference("Point")), Self.email],
            required: [], isClosed: true)
    }

    private static let status: JSONValue = [
        "type": "string", "enum": .array(Submission.Status.allCases.map { .string($0.rawValue) }),
    ]

    private static let kind: JSONValue = [
        "type": "string", "enum": .array(Proposal.Kind.allCases.map { .string($0.rawValue) }),
    ]

    private var receipt: JSONValue {
        Self.object([
            ("id", Self.uuid), (Member.kind, Self.kind), ("status", Self.status), ("ingediendOp", Self.moment),
            (
                "bewerkLink",
                [
                    "type": "string", "format": "uri",
                    "description": "Geheim: wie hem heeft, mag de inzending veranderen.",
                ]
            ),
            ("mogelijkeDubbelen", Self.list(["type": "object"])), ("waarschuwingen", Self.list(["type": "object"])),
        ])
    }

    private var submission: JSONValue {
        let own: [(String, JSONValue?)] = [
            ("id", Self.uuid), (Member.kind, Self.kind), (Member.initiativeID, Self.uuid), ("status", Self.status),
            ("versie", ["type": "integer", "minimum": 1]), ("ingediendOp", Self.moment),
            (Member.point, Self.reference("Point")), (Member.reason, Self.text), (Member.email, Self.text),
            (
                "verschillen",
                Self.list(
                    Self.object([
                        ("lid", Self.text), ("was", ["nullable": true]), ("wordt", ["nullable": true]),
                    ]))
            ),
            ("beoordelingen", Self.list(Self.reference("Beoordeling"))),
        ]
        return Self.object(own + texts, required: ["id", Member.kind, "status", "versie", "ingediendOp"])
    }

    private var queue: JSONValue {
        Self.object([
            ("inzendingen", Self.list(Self.reference("Inzending"))), ("aantal", Self.count), ("links", links),
        ])
    }

    private static let reasonCodes = Review.ReasonCode.allCases.map(\.rawValue)
    private static let decision: JSONValue = [
        "type": "string", "enum": .array(Review.Decision.allCases.map { .string($0.rawValue) }),
    ]

    private var newReview: JSONValue {
        func form(_ decision: Review.Decision, required: [String]) -> JSONValue {
            Self.object(
                [
                    ("besluit", ["type": "string", "enum": [.string(decision.rawValue)]]),
                    (
                        "reden",
                        [
                            "type": "string", "nullable": .bool(decision == .approve),
                            "minLength": .number(Double(TextLength.reason.minimum)),
                            "maxLength": .number(Double(TextLength.reason.maximum)),
                            "description": "Verplicht bij afwijzen; de inzender krijgt dit te lezen.",
                        ]
                    ),
                    (
                        "redencode",
                        [
                            "type": "string", "nullable": true,
                            "enum": .array(Self.reasonCodes.map(JSONValue.string) + [.null]),
                        ]
                    ),
                    (
                        "versie",
                        [
                            "type": "integer", "nullable": true, "minimum": 1,
                            "description": "De versie van de inzending die u bekeek.",
                        ]
                    ),
                    (
                        "status",
                        [
                            "type": "string", "nullable": true,
                            "enum": .array(Submission.Status.allCases.map { .string($0.rawValue) } + [.null]),
                            "description":
                                "De status die u zag; ingediend als u niets geeft. Wie een beslissing terugdraait, geeft de status van nu.",
                        ]
                    ),
                ], required: required, isClosed: true)
        }
        return ["oneOf": [form(.approve, required: ["besluit"]), form(.reject, required: ["besluit", "reden"])]]
    }

    private var review: JSONValue {
        Self.object(
            [
                ("besluit", Self.decision),
                ("redencode", ["type": "string", "enum": .array(Self.reasonCodes.map(JSONValue.string))]),
                ("reden", Self.text), ("moderator", Self.text),
                ("beoordeeldOp", Self.moment), ("status", Self.status),
            ], required: ["besluit", "moderator", "beoordeeldOp"])
    }

    private var reviews: JSONValue {
        Self.object([("beoordelingen", Self.list(Self.reference("Beoordeling"))), ("links", links)])
    }
}

extension JSONValue {
    /// The same object without a member.
    fileprivate func without(_ name: String) -> JSONValue {
        guard case .object(let object) = self else { return self }
        return .object(JSONObject(members: object.members.filter { $0.name != name }))
    }
}
