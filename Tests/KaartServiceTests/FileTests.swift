// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Files of the whole dataset")
struct FileTests {
    private static let seed = (1...300).map {
        "Plaats \($0),Een plaats met een nummer.,open-data,5.1,\(51 + Double($0) / 200)"
    }

    private static func path(_ distribution: Distribution) -> String { "/opendata/\(distribution.fileName)" }

    private static func bytes(_ response: TestResponse) -> [UInt8] { Array(response.body.readableBytesView) }

    @Test("A file has its length and takes ranges; what is written while it is sent has the same bytes")
    func sameBytes() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            var streamed: [Distribution: TestResponse] = [:]
            for distribution in Distribution.allCases where distribution.streamed != nil {
                let response = try await client.get(Self.path(distribution))
                #expect(response.headers[.acceptRanges] == nil)
                streamed[distribution] = response
            }
            let edition = try harness.publish()
            for distribution in Distribution.allCases {
                let file = try #require(edition.manifest.file(distribution))
                let response = try await client.get(Self.path(distribution))
                #expect(response.status == .ok && response.headers[.contentType] == distribution.mediaType)
                #expect(
                    response.headers[.contentLength] == "\(file.byteCount)"
                        && response.headers[.acceptRanges] == "bytes")
                #expect(response.headers[.lastModified] == HTTPDate.text(edition.manifest.version.madeAt))
                #expect(response.headers[.eTag] == "\"\(file.sha256.prefix(32))\"")
                #expect(
                    response.headers[.contentDisposition] == "attachment; filename=\"\(distribution.fileName)\"")
                if let before = streamed[distribution] {
                    #expect(Self.bytes(before) == Self.bytes(response))
                    // Who had it before has it now.
                    let again = try await client.get(
                        Self.path(distribution), [.ifNoneMatch: before.headers[.eTag] ?? ""])
                    #expect(again.status == .notModified)
                }
                let head = try await client.execute(uri: Self.path(distribution), method: .head)
                #expect(head.status == .ok && head.body.readableBytes == 0)
                for field in response.headers { #expect(head.headers[field.name] == field.value) }
            }
        }
    }

    @Test("Any part can be had", arguments: Distribution.allCases)
    func parts(distribution: Distribution) async throws {
        let harness = try await Harness(seed: Self.seed)
        try harness.publish()
        try await harness.talk { client in
            let whole = Self.bytes(try await client.get(Self.path(distribution)))
            for _ in 0..<50 {
                let first = Int.random(in: 0..<whole.count)
                let last = Int.random(in: first..<whole.count)
                let response = try await client.get(Self.path(distribution), [.range: "bytes=\(first)-\(last)"])
                #expect(response.status == .partialContent && Self.bytes(response) == Array(whole[first...last]))
                #expect(response.headers[.contentRange] == "bytes \(first)-\(last)/\(whole.count)")
                #expect(response.headers[.contentLength] == "\(last - first + 1)")
            }
            let tail = try await client.get(Self.path(distribution), [.range: "bytes=-7"])
            #expect(Self.bytes(tail) == Array(whole.suffix(7)))
            let beyond = try await client.get(Self.path(distribution), [.range: "bytes=\(whole.count)-"])
            #expect(beyond.status == .rangeNotSatisfiable && beyond.headers[.contentRange] == "bytes */\(whole.count)")
            #expect(beyond.text.contains("Dit deel is er niet"))
            let odd = try await client.get(Self.path(distribution), [.range: "regels=1-2"])
            #expect(odd.status == .ok && Self.bytes(odd) == whole)
        }
    }

    @Test("Several parts come as one body with heads, of the length that was said")
    func severalParts() async throws {
        let harness = try await Harness(seed: Self.seed)
        try harness.publish()
        try await harness.talk { client in
            let whole = Self.bytes(try await client.get("/opendata/initiatieven.csv"))
            let response = try await client.get("/opendata/initiatieven.csv", [.range: "bytes=100-119,0-3,-5"])
            #expect(response.status == .partialContent)
            let type = try #require(response.headers[.contentType])
            #expect(type.hasPrefix("multipart/byteranges; boundary="))
            let boundary = try #require(type.split(separator: "=").last)
            #expect(response.headers[.contentLength] == "\(response.body.readableBytes)")
            let parts = response.text.components(separatedBy: "--\(boundary)")
            #expect(parts.count == 5 && parts.first == "" && parts.last == "--\r\n")
            for (part, range) in zip(parts.dropFirst(), [100..<120, 0..<4, whole.count - 5..<whole.count]) {
                let pieces = part.components(separatedBy: "\r\n\r\n")
                #expect(
                    pieces[0]
                        == "\r\nContent-Type: text/csv; charset=utf-8; header=present\r\nContent-Range: bytes \(range.lowerBound)-\(range.upperBound - 1)/\(whole.count)"
                )
                #expect(part.hasSuffix(String(decoding: whole[range], as: UTF8.self) + "\r\n"))
            }
        }
    }

    @Test("Who goes on with a file that has changed gets the new one whole")
    func ifRange() async throws {
        let harness = try await Harness(seed: Self.seed)
        try harness.publish()
        try await harness.talk { client in
            let old = try await client.get("/opendata/initiatieven.csv")
            let tag = try #require(old.headers[.eTag])
            let date = try #require(old.headers[.lastModified])
            for condition in [tag, date] {
                let part = try await client.get(
                    "/opendata/initiatieven.csv", [.range: "bytes=10-", .ifRange: condition])
                #expect(part.status == .partialContent && Self.bytes(part) == Array(Self.bytes(old).dropFirst(10)))
            }
            for condition in ["W/\(tag)", "\"anders\"", "Sun, 06 Nov 1994 08:49:37 GMT", "onzin"] {
                let whole = try await client.get(
                    "/opendata/initiatieven.csv", [.range: "bytes=10-", .ifRange: condition])
                #expect(whole.status == .ok && Self.bytes(whole) == Self.bytes(old))
            }
            try await harness.take(["Nog een,Ligt binnen het vak.,open-data,5.2,52.1"])
            // Before and after the new file is made.
            for isMade in [false, true] {
                if isMade { try harness.publish() }
                let new = try await client.get("/opendata/initiatieven.csv", [.range: "bytes=10-", .ifRange: tag])
                #expect(new.status == .ok && new.text.hasPrefix("id,titel") && new.text.contains("Nog een"))
                #expect(new.headers[.eTag] != tag)
            }
        }
    }

    @Test("Conditions hold in their order")
    func conditions() async throws {
        let harness = try await Harness(seed: Self.seed)
        try harness.publish()
        try await harness.talk { client in
            let path = "/opendata/initiatieven.geojson"
            let file = try await client.get(path)
            let (tag, date) = (file.headers[.eTag]!, file.headers[.lastModified]!)
            let long = "Sun, 06 Nov 1994 08:49:37 GMT"
            for (headers, status) in [
                ([.ifNoneMatch: tag], .notModified), ([.ifNoneMatch: "\"x\", W/\(tag)"], .notModified),
                ([.ifNoneMatch: "*"], .notModified), ([.ifNoneMatch: "\"x\""], .ok),
                ([.ifModifiedSince: date], .notModified),
                ([.ifModifiedSince: long], .ok), ([.ifModifiedSince: "onzin"], .ok),
                ([.ifNoneMatch: "\"x\"", .ifModifiedSince: date], .ok), ([.ifMatch: tag], .ok),
                ([.ifMatch: "\"x\", \(tag)"], .ok), ([.ifMatch: "*"], .ok),
                ([.ifMatch: "W/\(tag)"], .preconditionFailed),
                ([.ifMatch: "\"x\""], .preconditionFailed), ([.ifUnmodifiedSince: date], .ok),
                ([.ifUnmodifiedSince: long], .preconditionFailed), ([.ifMatch: tag, .ifUnmodifiedSince: long], .ok),
                ([.ifMatch: "\"x\"", .ifNoneMatch: tag], .preconditionFailed),
            ] as [(HTTPFields, HTTPResponse.Status)] {
                let response = try await client.get(path, headers)
                #expect(response.status == status, "\(headers)")
                if status == .notModified {
                    #expect(response.body.readableBytes == 0 && response.headers[.eTag] == tag)
                    #expect(response.headers[.cacheControl] != nil && response.headers[.contentType] == nil)
                }
            }
        }
    }

    @Test(
        "Compressed it is the same file under a tag of its own; a part is of the file itself, unless it goes on with the other"
    )
    func gzip() async throws {
        let harness = try await Harness(seed: Self.seed)
        try harness.publish()
        try await harness.talk { client in
            let path = "/opendata/initiatieven.geojsonl"
            let plain = try await client.get(path)
            let packed = try await client.get(path, [.acceptEncoding: "br, gzip"])
            #expect(
                packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary]?.contains("Accept-Encoding") == true
            )
            #expect(packed.body.readableBytes < plain.body.readableBytes)
            #expect(packed.headers[.eTag] != plain.headers[.eTag])
            #expect(try Unpacked.of(Self.bytes(packed)) == Self.bytes(plain))
            let part = try await client.get(path, [.acceptEncoding: "gzip", .range: "bytes=5-9"])
            #expect(part.headers[.contentEncoding] == nil && Self.bytes(part) == Array(Self.bytes(plain)[5...9]))
            let rest = try await client.get(
                path, [.acceptEncoding: "gzip", .range: "bytes=5-", .ifRange: packed.headers[.eTag]!])
            #expect(rest.status == .partialContent && rest.headers[.contentEncoding] == "gzip")
            #expect(Self.bytes(rest) == Array(Self.bytes(packed).dropFirst(5)))
            let same = try await client.get(path, [.acceptEncoding: "gzip", .ifNoneMatch: packed.headers[.eTag]!])
            #expect(same.status == .notModified)
        }
    }

    @Test("Files of a day stay as they are while the map goes on; latest leads to the newest day")
    func days() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            #expect(try await client.get("/opendata/latest/initiatieven.csv").status == .notFound)
            let before = try harness.publish()
            try harness.depot.keepDay(CivilDate(parsing: "2026-11-20")!, by: try Harness.maker())
            try await harness.take(["Nog een,Ligt binnen het vak.,open-data,5.2,52.1"])
            try harness.publish()
            let day = try await client.get("/opendata/2026-11-20/initiatieven.csv")
            #expect(day.status == .ok && !day.text.contains("Nog een"))
            #expect(day.headers[.eTag] == "\"\(before.manifest.file(.csv)!.sha256.prefix(32))\"")
            #expect(day.headers[.contentDisposition] == #"attachment; filename="initiatieven-2026-11-20.csv""#)
            #expect(try await client.get("/opendata/2026-11-20/initiatieven.csv", [.range: "bytes=0-1"]).text == "id")
            try harness.depot.keepDay(CivilDate(parsing: "2026-11-22")!, by: try Harness.maker())
            let latest = try await client.get("/opendata/latest/initiatieven.geojson")
            #expect(latest.status == .temporaryRedirect)
            #expect(latest.headers[.location] == Harness.base + "/opendata/2026-11-22/initiatieven.geojson")
            for path in [
                "2026-11-21/initiatieven.csv", "2026-02-30/initiatieven.csv", "../initiatieven.csv",
                "%2e%2e/initiatieven.csv", "x/initiatieven.csv", "2026-11-20/manifest.jsn", "2026-11-20/",
            ] {
                #expect(try await client.get("/opendata/" + path).status == .notFound, "\(path)")
            }
            #expect(try await client.get("/opendata/2026-11-20/initiatieven.csv?thema=open-data").status == .badRequest)
        }
    }

    @Test("Files that are gone from the disk are written anew while they are sent, and made again")
    func gone() async throws {
        let harness = try await Harness(seed: Self.seed)
        let edition = try harness.publish()
        try await harness.talk { client in
            let whole = Self.bytes(try await client.get("/opendata/initiatieven.csv"))
            try FileManager.default.removeItem(atPath: edition.folder)
            let response = try await client.get("/opendata/initiatieven.csv")
            #expect(response.status == .ok && Self.bytes(response) == whole)
            #expect(harness.depot.current == nil)
        }
    }

    @Test("The metrics tell how far the files are")
    func metrics() async throws {
        let harness = try await Harness(seed: Self.seed)
        try await harness.talk { client in
            try harness.publish()
            harness.depot.work.noteFailure()
            let text = try await client.get("/metrics").text
            for line in [
                "openkaart_map_records 300", "openkaart_opendata_sequence 300", "openkaart_opendata_made_total 1",
                "openkaart_opendata_failures_total 1",
            ] {
                #expect(text.contains("\n\(line)\n"), "\(line)")
            }
        }
    }
}

/// Unpacks with gzip(1).
private enum Unpacked {
    static func of(_ bytes: [UInt8]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "openkaart-\(UUID().uuidString).gz")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(bytes).write(to: path)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path.path]
        let output = Pipe()
        process.standardOutput = output
        try process.start()
        let unpacked = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(unpacked)
    }
}
