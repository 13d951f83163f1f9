private import Foundation
import OpenDataFormats
import OpenKaart

/// Absolute addresses of the service's own resources; the only place where they are put together.
struct Links: Sendable {
    /// Where people reach the service, without a slash at the end.
    let base: String

    var landingPage: String { base + "/v1" }
    var items: String { base + "/v1/collections/initiatieven/items" }
    var themes: String { base + "/v1/themas" }
    var submissions: String { base + "/v1/inzendingen" }

    func item(_ id: InitiativeID) -> String { items + "/\(id)" }
    func submission(_ id: InitiativeID) -> String { submissions + "/\(id)" }
    func reviews(_ id: InitiativeID) -> String { submission(id) + "/beoordelingen" }
    func download(_ format: ExportFormat) -> String { base + "/opendata/initiatieven.\(format.rawValue)" }

    /// An address with parameters, each value encoded.
    static func with(_ parameters: [(String, String)], _ address: String) -> String {
        guard !parameters.isEmpty else { return address }
        var writer = ByteWriter(capacity: 128)
        for (index, (name, value)) in parameters.enumerated() {
            writer.raw(index == 0 ? "?" : "&")
            writer.raw(name)
            writer.raw("=")
            writer.percentEncoded(value)
        }
        return address + String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension JSONValue {
    /// A link object (OGC API Features Part 1, 7.2; RFC 8288).
    static func link(_ href: String, rel: String, type: String, title: String? = nil) -> JSONValue {
        var members: [JSONObject.Member] = [
            .init(name: "href", value: .string(href)), .init(name: "rel", value: .string(rel)),
            .init(name: "type", value: .string(type)),
        ]
        if let title { members.append(.init(name: "title", value: .string(title))) }
        return .object(JSONObject(members: members))
    }
}
