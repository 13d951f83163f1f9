import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

extension TestClientProtocol {
    package func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri: uri, method: .get, headers: headers)
    }

    package func post(_ uri: String, _ body: String, type: String = "application/json", _ headers: HTTPFields = [:])
        async throws -> TestResponse
    {
        var headers = headers
        headers[.contentType] = type
        return try await execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }
}

extension TestResponse {
    package var text: String { String(buffer: body) }

    /// The body as a JSON object.
    package var json: [String: Any] {
        get throws {
            guard let object = try JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any]
            else {
                throw Harness.Missing()
            }
            return object
        }
    }

    /// `location` and `code` of each entry of `errors`.
    package var mistakes: [String] {
        get throws {
            (try json["errors"] as? [[String: Any]] ?? []).map { "\($0["location"] ?? "") \($0["code"] ?? "")" }
        }
    }

    /// The address of a link.
    package func link(_ rel: String) throws -> String? {
        (try json["links"] as? [[String: Any]])?.first { $0["rel"] as? String == rel }?["href"] as? String
    }

    package var features: [[String: Any]] {
        get throws { try json["features"] as? [[String: Any]] ?? [] }
    }
}

/// A submission that is right by the rules of the harness.
package let validBody = """
    {"titel":"Buurtbegroting Noord","omschrijving":"Bewoners beslissen mee over geld.","thema":"open-data",
     "geometrie":{"type":"Point","coordinates":[5.121,52.091]}}
    """
