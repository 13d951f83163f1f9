import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

/// A browser of a moderator: keeps the cookie, fills forms in with what the page has.
struct DeskVisitor {
    let client: any TestClientProtocol
    var cookie = ""

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    /// Logs in, and gives the answer.
    @discardableResult
    mutating func logIn(_ token: String, _ more: [(String, String)] = []) async throws -> TestResponse {
        let answer = try await post("/moderatie/aanmelden", [("token", token)] + more)
        if let set = answer.headers[.setCookie] { cookie = String(set.prefix { $0 != ";" }) }
        return answer
    }

    func get(_ path: String, language: String = "nl") async throws -> TestResponse {
        try await client.get(path, [.cookie: cookie, .accept: "text/html", .acceptLanguage: language])
    }

    func post(_ path: String, _ fields: [(String, String)]) async throws -> TestResponse {
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await client.post(
            path, body, type: "application/x-www-form-urlencoded", [.cookie: cookie, .accept: "text/html"])
    }

    /// Sends the form of a page that goes to an address and has this field, with its hidden fields and what is filled in.
    func submit(
        _ page: String, to path: String, holding mark: String = "", _ fields: [(String, String)] = []
    ) async throws -> TestResponse {
        let form = try #require(
            page.components(separatedBy: "<form").first {
                $0.contains("method=\"post\" action=\"\(path)\"") && (mark.isEmpty || $0.contains(mark))
            }, "no form to \(path) with \(mark)")
        return try await post(path, Self.hidden(form) + fields)
    }

    /// Hidden fields, as a browser reads them.
    static func hidden(_ form: String) -> [(String, String)] {
        let whole = form.components(separatedBy: "</form>")[0]
        return whole.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map {
            (String($0.output.1), unescaped(String($0.output.2)))
        }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// Something that was sent in, and its page at the desk.
struct DeskCase {
    let id: String
    var path: String { "/moderatie/inzendingen/\(id)" }

    init(_ client: any TestClientProtocol, _ title: String, _ more: String = "") async throws {
        let body = validBody.replacing("Buurtbegroting Noord", with: title).replacing(
            "{\"titel\"", with: "{\(more)\"titel\"")
        id = try #require(try await client.post("/v1/inzendingen", body).json["id"] as? String)
    }

    init(id: String) {
        self.id = id
    }
}
