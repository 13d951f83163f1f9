import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import KaartService

@Suite("OGC API Features Part 1, extra (ours): bad values for every parameter of every route", .kaart)
struct HostileInputTests {
    /// A parameter of a route, as its operation defines it.
    private struct Place {
        let path: String
        let name: String
        let schema: JSON
    }

    private func places() async throws -> [Place] {
        var places: [Place] = []
        for route in try await kaart.routes() {
            guard let operation = route.operations[.get] else { continue }
            let forms = route.forms.isEmpty ? [] : [Parameters.f(operation.formats)]
            for parameter in operation.parameters + forms where parameter.place == .query {
                places.append(
                    Place(path: route.path, name: parameter.name, schema: try parameter.document.judged["schema"]))
            }
        }
        try #require(places.count > 40)
        return places
    }

    private static let values = [
        "", " ", "%00", "NaN", "Infinity", "-Infinity", "1e400", "-1", "0", "0x10", "1.5", ",,,", ",", "null", "true",
        "[]", "{}", "'%20OR%201=1--", "%22%3E%3Cscript%3E", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%98%80", "e%CC%81",
        "%E2%80%AE", "%5C", "%25", "%0A", "%0D%0ASet-Cookie:%20a", "gif", String(repeating: "a", count: 10_000),
        String(repeating: "%F0%9F%91%A8%E2%80%8D", count: 2_000), String(repeating: "a,", count: 5_000),
        String(repeating: "%CC%81", count: 3_000), "2015-13-40", "GM12345", "javascript:alert(1)",
    ]

    @Test(
        "A20 /req/core/query-param-invalid: never a 5xx; a value outside the document's definition gives 400 that names the parameter"
    )
    func badValues() async throws {
        // One for each place: many values are wrong in the same way.
        var lenient: [String: String] = [:]
        for place in try await places() {
            for value in Self.values {
                let answer = try await kaart.get(place.path + "?\(place.name)=\(value)", kaart.moderator)
                let what = "\(place.path)?\(place.name)=\(value.prefix(60))"
                // 204: a tile in which nothing matches.
                #expect([200, 204, 400].contains(answer.status), "\(what): \(answer.status)")
                if answer.status == 400 { #expect(try answer.locations == [place.name], "\(what)") }
                guard let plain = value.removingPercentEncoding, answer.status == 200 else { continue }
                if try !allows(plain, place) { lenient["\(place.path)?\(place.name)"] = String(value.prefix(60)) }
            }
        }
        #expect(lenient == [:], "200, though the document does not allow the value")
    }

    /// Whether the document's definition of a parameter allows a value (`style: form`, `explode: false`).
    private func allows(_ value: String, _ place: Place) throws -> Bool {
        let schema = place.schema
        func typed(_ text: String, _ schema: JSON) -> JSON {
            switch schema["type"].string {
            case "integer", "number": Double(text).map { .number($0) } ?? .string(text)
            default: .string(text)
            }
        }
        let read: JSON =
            schema["type"] == "array"
            ? .array(
                value.split(separator: ",", omittingEmptySubsequences: false).map { typed("\($0)", schema["items"]) })
            : typed(value, schema)
        return SchemaCheck(document: .null).faults(read, schema).isEmpty
    }

    @Test(
        "What cannot be decoded gives 400, in a name and in a value",
        arguments: ["%", "%4", "%zz", "%FF", "%C3%28", "%ED%A0%80"])
    func undecodable(bytes: String) async throws {
        for place in try await places() {
            for query in ["\(place.name)=\(bytes)", "\(bytes)=1", bytes] {
                let answer = try await kaart.get(place.path + "?" + query, kaart.moderator)
                #expect(answer.status == 400, "\(place.path)?\(query)")
            }
        }
    }

    @Test("The same parameter twice gives 400 that names it, also with the same value")
    func twice() async throws {
        for place in try await places() {
            let value = place.schema["enum"][0].string ?? "1"
            let answer = try await kaart.get(
                place.path + "?\(place.name)=\(value.queryValue)&\(place.name)=\(value.queryValue)", kaart.moderator)
            #expect(answer.status == 400, "\(place.path) \(place.name)")
            #expect(try answer.mistakes.contains("\(place.name) dubbel"), "\(place.path) \(place.name)")
        }
    }

    // The limit is against hanging, not a measure: some eight hundred requests of 100 KB on every route there is, in a debug build beside
    // all other tests. Alone it takes seconds.
    @Test(
        "100 KB of query, ten thousand parameters and a name of 100 KB give a small 400, on every route",
        .timeLimit(.minutes(5)))
    func large() async throws {
        let queries = [
            "q=" + String(repeating: "a", count: 100_000), String(repeating: "a", count: 100_000) + "=1",
            (0..<10_000).map { "p\($0)=\($0)" }.joined(separator: "&"), String(repeating: "q=a&", count: 10_000),
            String(repeating: "&", count: 100_000) + "zomaar", String(repeating: "%41", count: 33_333) + "=1",
            "bbox=" + String(repeating: "1,", count: 50_000) + "1", "zomaar=" + String(repeating: "=", count: 100_000),
        ]
        for route in try await kaart.routes() where route.isRead {
            for query in queries {
                let answer = try await kaart.get(route.path + "?" + query, kaart.moderator)
                #expect(answer.status == 400, "\(route.path)?\(query.prefix(40)): \(answer.status)")
                #expect(answer.body.count < 60_000, "\(route.path)?\(query.prefix(40)): \(answer.body.count) bytes")
            }
        }
    }

    @Test(
        "A header with bad values never gives a 5xx",
        arguments: ["", ",,,", ";q=", "*/*;q=x", "\u{1}", "ééé", "text/html;q=1e400"])
    func headers(value: String) async throws {
        let fields: [HTTPField.Name] = [
            .accept, .acceptEncoding, .ifNoneMatch, .authorization, .contentType, .range, .origin,
        ]
        for route in try await kaart.routes() where route.isRead {
            for field in fields {
                let answer = try await kaart.get(route.path, [field: value])
                #expect([200, 401, 406].contains(answer.status), "\(route.path) \(field): \(answer.status)")
            }
        }
    }
}
