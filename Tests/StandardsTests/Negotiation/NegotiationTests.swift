import HTTPTypes
import TestSupport
import Testing

@testable import KaartService

@Suite("Negotiation: Accept, f, Vary and entity tags", .kaart)
struct NegotiationTests {
    private func reads() async throws -> [(path: String, formats: [Format])] {
        try await kaart.routes().filter(\.isRead).map { ($0.path, $0.operations[.get]?.formats ?? []) }
    }

    @Test("Accept with the media type of each form gives that form; without it, or with */*, the first")
    func each() async throws {
        // A file has the one form that its name tells.
        for (path, formats) in try await reads() where !formats.isEmpty || path.hasPrefix("/v1") {
            for format in formats {
                let answer = try await kaart.get(path, accept: "\(format.essence)", kaart.moderator)
                #expect(answer.header("Content-Type") == format.mediaType, "\(path)")
            }
            for accept in [nil, "*/*", "*/*;q=0.1", "application/x-iets, */*;q=0.01"] {
                let answer = try await kaart.get(path, accept: accept, kaart.moderator)
                #expect(answer.header("Content-Type") == (formats.first ?? .json).mediaType, "\(path) \(accept ?? "-")")
            }
        }
    }

    @Test(
        "On items: the most wanted, by weight, then by how precise a range is, then our own order",
        arguments: [
            ("text/html", "text/html"), ("text/csv", "text/csv"), ("application/json", "application/json"),
            ("application/geo+json", "application/geo+json"), ("text/*", "text/html"),
            ("application/*", "application/geo+json"),
            ("text/html;q=0.5, text/csv;q=0.9", "text/csv"), ("text/csv;q=0.5,text/html;q=0.9", "text/html"),
            ("*/*;q=0.1, text/csv;q=0.2", "text/csv"), ("text/html;q=0, */*", "application/geo+json"),
            ("application/geo+json;q=0, application/json;q=0, */*", "text/html"),
            ("text/*;q=0.9, text/html;q=0.1", "text/csv"), ("TEXT/HTML", "text/html"),
            ("text/html ; q=1.0 , text/csv", "text/html"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html"),
            ("application/x-iets, text/csv;q=0.001", "text/csv"), ("text/csv;header=present", "text/csv"),
            ("application/json;q=0.5, application/geo+json;q=0.5", "application/geo+json"),
        ])
    func weights(accept: String, type: String) async throws {
        #expect(try await kaart.get(Kaart.items, accept: accept).type == type)
    }

    @Test(
        "What takes none of the forms gives 406",
        arguments: [
            "image/png", "application/xml", "text/html;q=0", "*/*;q=0", "application/jso", "text", "image/*",
            "text/html;q=0,image/*",
        ])
    func none(accept: String) async throws {
        let answer = try await kaart.get(Kaart.items, accept: accept)
        #expect(answer.status == 406)
        for type in ["application/geo+json", "application/json", "text/html", "text/csv"] {
            #expect(try answer.json["detail"].string?.contains(type) == true)
        }
    }

    @Test("f goes before Accept, whatever that says; a wrong f gives 400 that names it, and the right ones")
    func parameter() async throws {
        for (path, formats) in try await reads() where formats.count > 1 {
            for format in formats {
                for name in format.names {
                    for accept in [nil, "text/html", "application/json", "image/png"] {
                        let answer = try await kaart.get(path + "?f=\(name)", accept: accept)
                        let type = formats.first { $0.names.contains(name) }?.mediaType
                        #expect(answer.status == 200 && answer.header("Content-Type") == type, "\(path) \(name)")
                    }
                }
            }
            for wrong in ["", "xml", "JSON", "application/json", "css", "mvt", "json,html"] {
                let answer = try await kaart.get(path + "?f=\(wrong)", accept: "text/html")
                #expect(answer.status == 400, "\(path) \(wrong)")
                #expect(try answer.mistakes == ["f onbekende-waarde"], "\(path) \(wrong)")
                let names = formats.flatMap(\.names)
                #expect(try names.allSatisfy { try answer.json["detail"].string?.contains($0) == true }, "\(path)")
            }
        }
    }

    @Test("Vary names Accept wherever there is a choice, also with f, on 304, and on HEAD")
    func vary() async throws {
        for (path, formats) in try await reads() where formats.count > 1 {
            let plain = try await kaart.get(path)
            let tag = try #require(plain.header("ETag"))
            let answers = [
                plain, try await kaart.get(path + "?f=\(formats[0].names[0])"),
                try await kaart.get(path, [.ifNoneMatch: tag]),
                try await kaart.ask(.head, path),
                try await kaart.get(path, accept: "\(formats[formats.count - 1].essence)"),
            ]
            for answer in answers {
                let names = answer.header("Vary")?.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } } ?? []
                #expect(names.contains("Accept"), "\(answer.method) \(answer.uri) \(answer.status)")
            }
        }
    }

    @Test("A 406 differs by Accept too, so it says so or is not stored")
    func varyOfErrors() async throws {
        let answer = try await kaart.get(Kaart.items, accept: "image/png")
        #expect(answer.header("Vary")?.contains("Accept") == true || answer.header("Cache-Control") == "no-store")
    }

    @Test("Every form has an entity tag of its own, and the tag of one form is not that of another")
    func tags() async throws {
        for (path, formats) in try await reads() where formats.count > 1 {
            var tags: [String: [UInt8]] = [:]
            for format in formats {
                let answer = try await kaart.get(path, accept: "\(format.essence)")
                let tag = try #require(answer.header("ETag"), "\(path)")
                // The same tag only for the same bytes (RFC 9110, section 8.8.1).
                #expect(
                    tags.updateValue(answer.body, forKey: tag).map { $0 == answer.body } ?? true, "\(path) \(format)")
            }
            // The forms of a style are the same bytes under two names.
            guard tags.count > 1 else { continue }
            let last = "\(formats[formats.count - 1].essence)"
            let other = try #require(try await kaart.get(path, accept: last).header("ETag"))
            let first = try await kaart.get(path, [.ifNoneMatch: other])
            #expect(first.status == 200, "\(path)")
        }
    }

    @Test("The tag changes with the map, and the tag of the map before gives the new answer")
    func change() async throws {
        let own = try await Kaart()
        let uris = [
            Kaart.items, Kaart.items + "?f=html", Kaart.collection, "/v1/collections", "/v1/themas",
            "/opendata/initiatieven.csv",
        ]
        let before = try await uris.asyncMap { try await own.get($0) }
        try await own.harness.take([Record(title: "Nieuw", lon: 4.4, lat: 52.4).row], header: Record.header)
        for (uri, old) in zip(uris, before) {
            let new = try await own.get(uri, [.ifNoneMatch: old.header("ETag") ?? ""])
            #expect(new.status == 200 && new.body != old.body && new.header("ETag") != old.header("ETag"), "\(uri)")
        }
    }
}
