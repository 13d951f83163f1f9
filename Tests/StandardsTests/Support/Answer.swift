import Foundation
import HTTPTypes
import Testing

/// What the service said, and to what.
struct Answer: Sendable {
    let method: HTTPRequest.Method
    let uri: String
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    /// The address without its query.
    var path: String { String(uri.prefix { $0 != "?" }) }
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body, read by another parser than ours.
    var json: JSON { get throws { try JSON(parsing: body) } }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The media type without parameters.
    var type: String? { header("Content-Type").map { String($0.prefix { $0 != ";" }) } }

    /// `location` of each entry of `errors`.
    var locations: [String] { get throws { try json["errors"].array.compactMap { $0["location"].string } } }

    /// `location` and `code` of each entry of `errors`.
    var mistakes: [String] {
        get throws {
            try json["errors"].array.map { "\($0["location"].string ?? "?") \($0["code"].string ?? "?")" }
        }
    }

    var features: [JSON] { get throws { try json["features"].array } }
    var ids: [String] { get throws { try features.compactMap { $0["id"].string } } }

    /// The links of a document with a relation.
    func links(_ relation: String) throws -> [JSON] {
        try json["links"].array.filter { $0["rel"].string == relation }
    }

    /// The address of a link, as the service in memory is asked for it.
    func link(_ relation: String, type: String? = nil) throws -> String? {
        try links(relation).first { type == nil || $0["type"].string == type }?["href"].string.map(Kaart.local)
    }
}

extension String {
    /// As a value in a query (RFC 3986).
    var queryValue: String {
        let allowed = CharacterSet(
            charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
