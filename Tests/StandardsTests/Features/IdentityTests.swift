import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import KaartService

@Suite("OGC API Features Part 1, extra (ours): the same content, however it is asked", .kaart)
struct IdentityTests {
    private func uris() async throws -> [String] {
        try await kaart.routes().filter(\.isRead).flatMap { route in
            [route.path] + route.forms.map { route.path + "?f=\($0)" }
        }
    }

    @Test("gzip holds the very bytes of identity, has another entity tag, and says that it differs by Accept-Encoding")
    func gzip() async throws {
        var packed = 0
        for uri in try await uris() {
            let plain = try await kaart.get(uri, kaart.moderator)
            #expect(plain.headers[.contentEncoding] == nil, "\(uri)")
            var headers = try kaart.moderator
            headers[.acceptEncoding] = "gzip"
            let answer = try await kaart.get(uri, headers)
            guard answer.headers[.contentEncoding] == "gzip" else {
                #expect(answer.body == plain.body, "\(uri)")
                continue
            }
            packed += 1
            #expect(try Self.unpacked(answer.body) == plain.body, "\(uri)")
            #expect(answer.headers[.eTag] != plain.headers[.eTag], "\(uri)")
            #expect(answer.headers[.vary]?.contains("Accept-Encoding") == true, "\(uri)")
        }
        #expect(packed >= 4)
    }

    @Test("If-None-Match with the tag of an answer gives 304 without a body; with another one, the answer")
    func conditional() async throws {
        var seen = 0
        for uri in try await uris() {
            let first = try await kaart.get(uri, kaart.moderator)
            guard let tag = first.headers[.eTag] else { continue }
            seen += 1
            #expect(tag.matches("^\"[!-~]+\"$"), "\(uri)")
            for method in [HTTPRequest.Method.get, .head] {
                let again = try await kaart.ask(method, uri, [.ifNoneMatch: "\"x\", \(tag)"])
                #expect(again.status == 304 && again.body.isEmpty && again.headers[.eTag] == tag, "\(method) \(uri)")
                #expect(again.headers[.vary] == first.headers[.vary], "\(method) \(uri)")
            }
            let other = try await kaart.get(uri, [.ifNoneMatch: "\"x\""])
            #expect(other.status == 200 && other.body == first.body, "\(uri)")
        }
        #expect(seen >= 15)
    }

    @Test("The order of the parameters, and how they are written in %XX, make no other records")
    func order() async throws {
        let one = try await kaart.items("thema=open-data&limit=5&bbox=4,51,6,53")
        for query in [
            "bbox=4,51,6,53&limit=5&thema=open-data", "%74hema=open%2Ddata&limit=%35&bbox=4%2C51%2C6%2C53",
            "thema=open-data&limit=5&bbox=4.0,51.00,6e0,53", "&thema=open-data&&limit=5&bbox=4,51,6,53&",
        ] {
            #expect(try await kaart.items(query).json["features"] == one.json["features"], "\(query)")
        }
    }

    /// What gzip's own program makes of it.
    private static func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "openkaart-\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-dc", file.path]
        process.standardOutput = pipe
        try process.start()
        let unpacked = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(unpacked)
    }
}
