import Foundation

extension JSON {
    /// As the value of a query parameter (`style: form`, `explode: false`), not encoded.
    var asQuery: String {
        switch self {
        case .string(let text): text
        case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
        case .array(let elements): elements.map(\.asQuery).joined(separator: ",")
        default: ""
        }
    }

    /// As a form.
    var asForm: String {
        object.map { "\($0.key.queryValue)=\($0.value.asQuery.queryValue)" }.joined(separator: "&")
    }

    /// As JSON.
    var asText: String {
        get throws { String(decoding: try JSONSerialization.data(withJSONObject: plain), as: UTF8.self) }
    }

    private var plain: Any {
        switch self {
        case .null: NSNull()
        case .bool(let bool): bool
        case .number(let number): number
        case .string(let text): text
        case .array(let elements): elements.map(\.plain)
        case .object(let members): members.mapValues(\.plain)
        }
    }
}
