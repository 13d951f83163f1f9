import OpenDataFormats
import OpenKaart

/// What moderators give and get.
extension ComponentSchemas {
    static let reasonCodes = Review.ReasonCode.allCases.map(\.rawValue)
    static let decision: JSONValue = [
        "type": "string", "enum": .array(Review.Decision.allCases.map { .string($0.rawValue) }),
    ]

    var newReview: JSONValue {
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
                            "maximum": .number(Double(ReviewDraft.lastVersion)),
                            "description": "De versie van de inzending die u bekeek.",
                        ]
                    ),
                    (
                        "revisie",
                        [
                            "type": "integer", "nullable": true, "minimum": 1,
                            "maximum": .number(Double(ReviewDraft.lastVersion)),
                            "description": "De revisie van het openbare initiatief die u bekeek.",
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

    var review: JSONValue {
        Self.object(
            [
                ("besluit", Self.decision),
                ("redencode", ["type": "string", "enum": .array(Self.reasonCodes.map(JSONValue.string))]),
                ("reden", Self.text), ("moderator", Self.text),
                ("beoordeeldOp", Self.moment), ("status", Self.status),
            ], required: ["besluit", "moderator", "beoordeeldOp"])
    }

    var reviews: JSONValue {
        Self.object([("beoordelingen", Self.list(Self.reference("Beoordeling"))), ("links", links)])
    }
}
