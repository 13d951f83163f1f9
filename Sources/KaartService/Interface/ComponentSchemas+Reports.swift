import OpenDataFormats
import OpenKaart

/// What those who report give and get, and what moderators do with many things at once.
extension ComponentSchemas {
    private static let reportReason: JSONValue = [
        "type": "string", "enum": .array(Report.Reason.allCases.map { .string($0.rawValue) }),
    ]
    private static let reportStatus: JSONValue = [
        "type": "string", "enum": .array(Report.Status.allCases.map { .string($0.rawValue) }),
    ]

    var newReport: JSONValue { Self.newReport(isForm: false) }
    var newReportForm: JSONValue { Self.newReport(isForm: true) }

    private static func newReport(isForm: Bool) -> JSONValue {
        func form(_ reasons: [Report.Reason], required: [String]) -> JSONValue {
            let hasNote = required.contains(ReportDraft.noteMember)
            let length = TextLength.reportNote
            // Who leaves the note empty may send it all the same; from 1 character on it has its length.
            return object(
                [
                    (Member.initiativeID, uuid),
                    (
                        ReportDraft.reasonMember,
                        ["type": "string", "enum": .array(reasons.map { .string($0.rawValue) })]
                    ),
                    (
                        ReportDraft.noteMember,
                        .object([
                            ("type", "string"), ("nullable", isForm || hasNote ? nil : true),
                            ("minLength", hasNote ? .number(Double(length.minimum)) : nil),
                            ("maxLength", .number(Double(length.maximum))),
                            (
                                "description",
                                .string(
                                    "Wat er niet klopt: leeg, of \(length.minimum) tot en met \(length.maximum) tekens. Verplicht bij 'anders'."
                                )
                            ),
                        ])
                    ),
                    (
                        Member.email,
                        .object([
                            ("type", "string"), ("nullable", isForm ? nil : true), ("maxLength", 254),
                            ("description", "Alleen voor vragen over de melding; nooit openbaar."),
                        ])
                    ),
                ], required: required, isClosed: true)
        }
        let required = [Member.initiativeID, ReportDraft.reasonMember]
        return [
            "oneOf": [
                form(Report.Reason.allCases.filter { $0 != .other }, required: required),
                form([.other], required: required + [ReportDraft.noteMember]),
            ]
        ]
    }

    var receivedReport: JSONValue {
        Self.object([
            ("id", Self.uuid), ("status", Self.reportStatus), ("gemeldOp", Self.moment),
            ("behandelenVoor", Self.moment),
        ])
    }

    var report: JSONValue {
        Self.object(
            [
                ("id", Self.uuid), ("status", Self.reportStatus), (Member.initiativeID, Self.uuid),
                (
                    Member.title,
                    [
                        "type": "string", "nullable": true,
                        "description": "Hoe het initiatief nu heet; leeg als het niet meer openbaar is.",
                    ]
                ),
                (ReportDraft.reasonMember, Self.reportReason), (ReportDraft.noteMember, Self.text),
                ("gemeldOp", Self.moment), ("behandelenVoor", Self.moment), ("teLaat", ["type": "boolean"]),
                (
                    "verdacht",
                    [
                        "type": "boolean",
                        "description":
                            "Een veld dat mensen niet zien, is ingevuld: waarschijnlijk stuurde een programma de melding.",
                    ]
                ),
                (Member.email, Self.text),
                (
                    "afhandeling",
                    Self.object([
                        ("besluit", Self.settlementDecision), ("reden", Self.text), ("moderator", Self.text),
                        ("afgehandeldOp", Self.moment),
                    ])
                ),
            ],
            required: [
                "id", "status", Member.initiativeID, Member.title, ReportDraft.reasonMember, "gemeldOp",
                "behandelenVoor", "teLaat", "verdacht",
            ])
    }

    var reports: JSONValue {
        Self.object([("meldingen", Self.list(Self.reference("Melding"))), ("aantal", Self.count), ("links", links)])
    }

    /// How much is open, in the queue of submissions.
    static let openReports = object([
        ("open", count), ("eerste", ["type": "string", "format": "date-time", "nullable": true]),
    ])

    private static let settlementDecision: JSONValue = [
        "type": "string", "enum": .array(Report.Decision.allCases.map { .string($0.rawValue) }),
    ]

    private static let decisionReason: JSONValue = [
        "type": "string", "minLength": .number(Double(TextLength.reason.minimum)),
        "maxLength": .number(Double(TextLength.reason.maximum)), "description": "Waarom.",
    ]

    var newSettlement: JSONValue {
        Self.object(
            [("besluit", Self.settlementDecision), ("reden", Self.decisionReason)], isClosed: true)
    }

    var newBulkRejection: JSONValue {
        Self.object(
            [
                ("besluit", ["type": "string", "enum": [.string(Review.Decision.reject.rawValue)]]),
                (
                    "ids",
                    [
                        "type": "array", "minItems": 1, "maxItems": .number(Double(BulkRejectionDraft.maximum)),
                        "items": Self.uuid, "uniqueItems": true,
                    ]
                ),
                ("reden", Self.decisionReason),
                (
                    "redencode",
                    [
                        "type": "string", "nullable": true,
                        "enum": .array(Self.reasonCodes.map(JSONValue.string) + [.null]),
                    ]
                ),
            ], required: ["besluit", "ids", "reden"], isClosed: true)
    }

    var bulkRejection: JSONValue {
        Self.object([
            (
                "uitkomsten",
                Self.list(
                    Self.object(
                        [
                            ("id", Self.uuid),
                            (
                                "uitkomst",
                                [
                                    "type": "string",
                                    "enum": .array(KaartService.bulkOutcomes.map(JSONValue.string)),
                                ]
                            ), ("status", Self.status),
                        ], required: ["id", "uitkomst"]))
            ), ("afgewezen", Self.count),
        ])
    }
}
