import OpenDataFormats
import OpenKaart

/// What senders give and get.
extension ComponentSchemas {
    var texts: [(String, JSONValue?)] {
        RecordSchema.properties(rules.themes).filter { Member.texts.contains($0.name) }.map { ($0.name, $0.document()) }
    }

    /// What a sender fills in: who leaves a member open may also give null or an empty text.
    var input: [(String, JSONValue?)] {
        RecordSchema.properties(rules.themes).filter { Member.texts.contains($0.name) }.map { property in
            (property.name, Self.required.contains(property.name) ? property.document() : property.optionalDocument)
        }
    }

    static let email: (String, JSONValue?) = (
        Member.email,
        [
            "type": "string", "nullable": true, "maxLength": 254,
            "description": "Alleen voor vragen over de inzending; nooit openbaar.",
        ]
    )
    private static let ticket: (String, JSONValue?) = (
        Member.formTicket,
        ["type": "string", "nullable": true, "description": "Van /v1/formulieren: wanneer het formulier begonnen is."]
    )
    private static let trap: (String, JSONValue?) = (
        Member.trap, ["type": "string", "maxLength": 0, "description": "Laat leeg: mensen zien dit veld niet."]
    )
    static let required = [Member.title, Member.description, Member.theme]

    /// What a submission has beside the members of a record, for each kind.
    static func proposal(_ kind: Proposal.Kind) -> [(String, JSONValue?)] {
        let kindSchema: JSONValue = ["type": "string", "enum": [.string(kind.rawValue)]]
        let record: (String, JSONValue?) = (Member.initiativeID, uuid)
        return switch kind {
        case .addition: [(Member.kind, kindSchema), email, ticket]
        case .change: [(Member.kind, kindSchema), record, email, ticket]
        case .removal: [(Member.kind, kindSchema), record, (Member.reason, reason), email, ticket]
        }
    }

    static let reason: JSONValue = [
        "type": "string", "minLength": .number(Double(TextLength.reason.minimum)),
        "maxLength": .number(Double(TextLength.reason.maximum)),
        "description": "Waarom het initiatief van de kaart moet.",
    ]

    var newSubmission: JSONValue {
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

    var newFeature: JSONValue {
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

    var newForm: JSONValue {
        let point: [(String, JSONValue?)] = [
            (Member.longitude, ["type": "number"]), (Member.latitude, ["type": "number"]),
        ]
        let required = Self.required + [Member.longitude, Member.latitude]
        func form(_ members: [(String, JSONValue?)], required: [String]) -> JSONValue {
            Self.object(
                (members + [Self.trap]).map { ($0, $1?.without("nullable")) }, required: required, isClosed: true)
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
    var patch: JSONValue {
        Self.object(
            input.map { name, schema in (name, schema) } + [(Member.point, Self.reference("Point")), Self.email],
            required: [], isClosed: true)
    }

    static let status: JSONValue = [
        "type": "string", "enum": .array(Submission.Status.allCases.map { .string($0.rawValue) }),
    ]

    static let kind: JSONValue = [
        "type": "string", "enum": .array(Proposal.Kind.allCases.map { .string($0.rawValue) }),
    ]

    /// Initiatives that look like one, the likeliest first.
    static let duplicates = list(
        object(
            [
                ("id", uuid), ("titel", text),
                ("afstand", ["type": "number", "minimum": 0, "description": "Meters."]),
                (
                    "score",
                    ["type": "number", "minimum": 0, "maximum": 1, "description": "Hoe zeker het hetzelfde is."]
                ),
                ("redenen", list(text)),
                (
                    "status",
                    [
                        "type": "string", "enum": ["openbaar", "ingediend"],
                        "description": "Alleen voor moderatoren, die ook zien wat nog wacht.",
                    ]
                ),
            ], required: ["id", "titel", "afstand", "score", "redenen"]))

    /// What to look at once more.
    static let warnings = list(
        object(
            [
                (
                    "soort",
                    [
                        "type": "string",
                        "enum": .array(SubmissionWarning.Kind.allCases.map { .string($0.rawValue) }),
                    ]
                ),
                ("lid", ["type": "string", "description": "Het lid waar het om gaat; zonder lid: alles bij elkaar."]),
                ("uitleg", text),
            ], required: ["soort", "uitleg"]))

    /// The members of a submission, of which only those that are compared count.
    private func question(_ point: [(String, JSONValue?)], ignored: [String]) -> JSONValue {
        let compared = [Member.title, Member.organisation, Member.place, Member.url]
        let members = input.map { name, schema in
            (name, compared.contains(name) ? schema : Self.ignoredMember)
        }
        return Self.object(
            members + point + ignored.map { ($0, Self.ignoredMember) }, required: [Member.title] + point.map(\.0),
            isClosed: true)
    }

    private static let ignoredMember: JSONValue = ["description": "Telt niet mee."]
    private static let ignoredMembers = [
        Member.kind, Member.initiativeID, Member.reason, Member.email, Member.formTicket,
    ]

    var duplicateQuestion: JSONValue {
        question([(Member.point, Self.reference("Point"))], ignored: Self.ignoredMembers)
    }

    var duplicateQuestionForm: JSONValue {
        question(
            [(Member.longitude, ["type": "number"]), (Member.latitude, ["type": "number"])],
            ignored: Self.ignoredMembers + [Member.trap])
    }

    var formTicket: JSONValue {
        Self.object([
            (Member.formTicket, Self.text), ("geldigTot", Self.moment),
            (
                "bewijs",
                [
                    "nullable": true, "allOf": [Self.object([("bits", ["type": "integer", "minimum": 1])])],
                    "description": "Leeg als de beheerder er niet om vraagt.",
                ]
            ),
        ])
    }

    var receipt: JSONValue {
        Self.object([
            ("id", Self.uuid), (Member.kind, Self.kind), ("status", Self.status), ("ingediendOp", Self.moment),
            (
                "bewerkLink",
                [
                    "type": "string", "format": "uri",
                    "description": "Geheim: wie hem heeft, mag de inzending veranderen.",
                ]
            ),
            ("mogelijkeDubbelen", Self.duplicates), ("waarschuwingen", Self.warnings),
        ])
    }

    var submission: JSONValue {
        let own: [(String, JSONValue?)] = [
            ("id", Self.uuid), (Member.kind, Self.kind), (Member.initiativeID, Self.uuid), ("status", Self.status),
            ("versie", ["type": "integer", "minimum": 1]), ("ingediendOp", Self.moment),
            (
                "gewistOp",
                [
                    "type": "string", "format": "date-time",
                    "description":
                        "Wanneer de beheerder de inhoud gewist heeft. Titel, tekst en de rest ontbreken dan.",
                ]
            ),
            (Member.point, Self.reference("Point")), (Member.reason, Self.text), (Member.email, Self.text),
            (
                "verschillen",
                Self.list(
                    Self.object(
                        [
                            ("lid", Self.text), ("was", ["nullable": true]), ("wordt", ["nullable": true]),
                            (
                                "ookVeranderd",
                                [
                                    "type": "boolean",
                                    "description":
                                        "Anderen veranderden dit lid ook, in iets anders, nadat het voorstel gemaakt is.",
                                ]
                            ),
                        ], required: ["lid", "was", "wordt"]))
            ),
            (
                "revisie",
                [
                    "type": "integer", "minimum": 1,
                    "description": "Voor moderatoren: de revisie die nu openbaar is.",
                ]
            ),
            (
                "score",
                ["type": "number", "minimum": 0, "maximum": 1, "description": "Hoe verdacht; voor moderatoren."]
            ),
            ("waarschuwingen", Self.warnings),
            ("beoordelingen", Self.list(Self.reference("Beoordeling"))),
        ]
        return Self.object(own + texts, required: ["id", Member.kind, "status", "versie", "ingediendOp"])
    }

    var queue: JSONValue {
        Self.object([
            ("inzendingen", Self.list(Self.reference("Inzending"))), ("aantal", Self.count),
            ("meldingen", Self.openReports), ("links", links),
        ])
    }
}

extension JSONValue {
    /// The same object without a member.
    fileprivate func without(_ name: String) -> JSONValue {
        guard case .object(let object) = self else { return self }
        return .object(JSONObject(members: object.members.filter { $0.name != name }))
    }
}
