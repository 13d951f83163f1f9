import OpenDataFormats
import OpenKaart

/// Possible duplicates and warnings as JSON.
enum DuplicateDocument {
    /// A list, the likeliest first.
    static func list(_ duplicates: [Duplicate]) -> JSONValue { .array(duplicates.map { one($0) }) }

    /// - Parameter status: for moderators, who also see what is not public.
    static func one(_ duplicate: Duplicate, status: String? = nil) -> JSONValue {
        .object([
            ("id", .string(duplicate.id.description)), ("titel", .string(duplicate.title)),
            ("afstand", .number((duplicate.distance * 10).rounded() / 10)),
            ("score", .number((duplicate.score * 100).rounded() / 100)),
            ("redenen", .array(duplicate.reasons.map(JSONValue.string))), ("status", status.map(JSONValue.string)),
        ])
    }

    static func warnings(_ warnings: some Sequence<SubmissionWarning>) -> JSONValue {
        .array(
            warnings.map { warning in
                .object([
                    ("soort", .string(warning.kind.rawValue)), ("lid", warning.member.map(JSONValue.string)),
                    ("uitleg", .string(warning.detail)),
                ])
            })
    }
}
