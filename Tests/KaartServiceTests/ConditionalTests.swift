import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import OpenKaart
import PublishedMap
import TestSupport
import Testing

@testable import KaartService

@Suite("Validators and compression")
struct ConditionalTests {
    private static let path = "/v1/collections/initiatieven/items"

    @Test("Every read has a strong entity tag, and If-None-Match in every form gives 304 without a body")
    func notModified() async throws {
        let harness = try await Harness(seed: ["Kaart,Een kaart van open data.,open-data,5.1,52.1"])
        let id = try #require(try harness.register.page(.init()).initiatives.first?.id)
        try await harness.talk { client in
            for path in [Self.path, Self.path + "?thema=open-data&limit=1", Self.path + "/\(id)", "/v1/themas"] {
                let first = try await client.get(path)
                let tag = try #require(first.headers[.eTag])
                #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.utf8.count > 4, "\(path)")
                #expect(first.headers[.vary] == "Accept, Accept-Encoding" && first.headers[.cacheControl] == "no-cache")
                for condition in [tag, "W/" + tag, "\"ander\", " + tag, "\"a\",W/\(tag) , \"b\"", "*"] {
                    let again = try await client.get(path, [.ifNoneMatch: condition])
                    #expect(again.status == .notModified && again.body.readableBytes == 0, "\(path) \(condition)")
                    #expect(again.headers[.eTag] == tag && again.headers[.apiVersion] != nil, "\(path) \(condition)")
                }
                for condition in ["\"ander\"", "W/\"ander\"", tag.replacing("\"", with: "")] {
                    #expect(try await client.get(path, [.ifNoneMatch: condition]).status == .ok, "\(path) \(condition)")
                }
            }
            // What is wrong or not there stays so, whatever the client has.
            #expect(try await client.get(Self.path + "?limit=0", [.ifNoneMatch: "*"]).status == .badRequest)
            #expect(
                try await client.get(Self.path + "/\(InitiativeID.random())", [.ifNoneMatch: "*"]).status == .notFound)
        }
    }

    @Test("A change gives another tag, and the same version the same bytes")
    func change() async throws {
        let harness = try await Harness(seed: ["Kaart,Een kaart van open data.,open-data,5.1,52.1"])
        try await harness.talk { client in
            let first = try await client.get(Self.path)
            let same = try await client.get(Self.path)
            #expect(first.headers[.eTag] == same.headers[.eTag] && first.text == same.text)
            try await harness.take(["Nog een,Een tweede kaart.,open-data,5.2,52.1"])
            let later = try await client.get(Self.path, [.ifNoneMatch: first.headers[.eTag] ?? ""])
            #expect(later.status == .ok && later.headers[.eTag] != first.headers[.eTag])
            #expect(try later.json["numberMatched"] as? Int == 2)
        }
    }

    @Test(
        "gzip is given to who takes it, and unpacks to the very same bytes",
        arguments: [
            ("gzip", true), ("deflate, gzip;q=0.5, br", true), ("*", true), ("x-gzip", true), ("GZIP", true),
            ("", false),
            ("gzip;q=0", false), ("identity", false), ("*;q=0", false), ("gzip;q=0, *", false), ("br", false),
        ])
    func gzip(accepted: String, isPacked: Bool) async throws {
        let harness = try await Harness(
            seed: (1...40).map { "Plaats \($0),Een plaats met een nummer en wat tekst.,open-data,5.1,52.\($0)" })
        try await harness.talk { client in
            let plain = try await client.get(Self.path)
            // The second time it comes out of the cache.
            for _ in 0..<2 {
                let answer = try await client.get(Self.path, [.acceptEncoding: accepted])
                #expect(answer.headers[.contentEncoding] == (isPacked ? "gzip" : nil))
                #expect((answer.headers[.eTag] == plain.headers[.eTag]) == !isPacked)
                let bytes = Data(answer.body.readableBytesView)
                let unpacked = isPacked ? try Self.gunzip(bytes) : bytes
                #expect(unpacked == Data(plain.body.readableBytesView))
                #expect(!isPacked || bytes.count < unpacked.count / 2)
            }
        }
    }

    @Test("Until the map is complete reads give 503 with Retry-After, and the service is not ready")
    func starting() async throws {
        let harness = try await Harness()
        let application = Application(
            responder: try harness.makeService(PublishedMap(following: harness.register)).responder())
        try await application.test(.router) { client in
            for path in [Self.path, "/v1/themas", "/health/ready"] {
                let answer = try await client.get(path)
                #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] != nil, "\(path)")
            }
            #expect(try await client.get("/health/live").status == .ok)
        }
    }

    /// Unpacks with the program that everybody has.
    private static func gunzip(_ bytes: Data) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "openkaart-\(UUID().uuidString).gz")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-dc", file.path]
        process.standardOutput = pipe
        try process.start()
        let unpacked = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Harness.Missing() }
        return unpacked
    }
}
