/// A JSON value (RFC 8259 §3).
package enum JSONValue: Sendable, Hashable {
    /// The literal `null`.
    case null
    /// The literals `true` and `false`.
    case bool(Bool)
    /// A number, rounded to the nearest double (RFC 8259 §6); never infinite or NaN.
    case number(Double)
    /// A string; may hold any character, U+0000 included.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object, its members in the order of the text.
    case object(JSONObject)

    /// What kind of value this is, in Dutch, to say in a message what was found or expected.
    package var typeName: String {
        switch self {
        case .null: "leeg"
        case .bool: "ja/nee"
        case .number: "getal"
        case .string: "tekst"
        case .array: "lijst"
        case .object: "object"
        }
    }
}
