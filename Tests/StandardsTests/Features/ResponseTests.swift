import Foundation
import TestSupport
import Testing

@Suite("OGC API Features Part 1, A22–A26: the answer of items", .kaart)
struct ResponseTests {
    private static let questions = [
        "", "limit=7", "bbox=4,51,5.5,53&limit=4", "thema=open-data", "q=kaart", "sortby=-titel&limit=5",
        "bbox=0,0,1,1",
        "datetime=2015-01-01/..&limit=9", "crs=\(Systems.rd.queryValue)&limit=6", "properties=titel&limit=3",
    ]

    @Test(
        "A22 /req/core/fc-response: a FeatureCollection with its members, each feature with id and geometry",
        arguments: questions)
    func members(query: String) async throws {
        let document = try await kaart.items(query).json
        #expect(
            Set(document.object.keys) == ["type", "timeStamp", "numberMatched", "numberReturned", "links", "features"])
        #expect(document["type"] == "FeatureCollection")
        for feature in document["features"].array {
            #expect(feature["type"] == "Feature" && feature["id"].string?.count == 36)
            #expect(feature["geometry"]["type"] == "Point" && feature["geometry"]["coordinates"].numbers.count == 2)
        }
    }

    @Test(
        "A23 /req/core/fc-links, fc-rel-type: self, and alternate for each other form, with rel and type",
        arguments: questions)
    func links(query: String) async throws {
        for (form, type) in [("", "application/geo+json"), ("json", "application/geo+json")] {
            let question = [query, form.isEmpty ? "" : "f=\(form)"].filter { !$0.isEmpty }.joined(separator: "&")
            let answer = try await kaart.items(question)
            let own = try #require(try answer.links("self").first)
            #expect(own["type"].string == type)
            #expect(try await kaart.get(Kaart.local(own["href"].string ?? "")).body == answer.body, "\(query)")
            let alternates = try answer.links("alternate").compactMap { $0["type"].string }
            #expect(alternates.sorted() == ["text/csv", "text/html"], "\(query)")
            for link in try answer.json["links"].array {
                #expect(link["rel"].exists && link["type"].exists, "\(query)")
                let there = try await kaart.get(Kaart.local(link["href"].string ?? ""))
                #expect(there.status == 200 && there.type == link["type"].string, "\(link)")
            }
        }
    }

    @Test("A23: the alternate forms are of the same page: the same records in the same order", arguments: questions)
    func alternates(query: String) async throws {
        let answer = try await kaart.items(query)
        let csv = try await kaart.get(try #require(try answer.link("alternate", type: "text/csv")))
        let ids = csv.text.split(separator: "\r\n").dropFirst().compactMap { line in
            line.matches("^[0-9a-f]{8}-") ? String(line.prefix(36)) : nil
        }
        #expect(try ids == answer.ids, "\(query)")
        let page = try await kaart.get(try #require(try answer.link("alternate", type: "text/html")))
        let found = page.text.split(separator: "/items/").dropFirst().map { String($0.prefix(36)) }
        #expect(try found.filter { $0.matches("^[0-9a-f-]{36}$") } == answer.ids, "\(query)")
    }

    @Test("A23: next is there when and only when there is more", arguments: questions)
    func next(query: String) async throws {
        let matched = try #require(try await kaart.items(query).json["numberMatched"].int)
        let question = query.split(separator: "&").filter { !$0.hasPrefix("limit=") }.joined(separator: "&")
        for limit in Set([1, matched - 1, matched, matched + 1]) where limit > 0 {
            let answer = try await kaart.items(question + (question.isEmpty ? "" : "&") + "limit=\(limit)")
            #expect(try (answer.link("next") != nil) == (limit < matched), "\(query) \(limit)")
        }
    }

    @Test("A24 /req/core/fc-timeStamp: RFC 3339: when the map became what the answer shows (decision 0010)")
    func timeStamp() async throws {
        let formatter = ISO8601DateFormatter()
        let own = try await Kaart([Record.all[0].row])
        let start = Date().addingTimeInterval(-120)
        let first = try #require(try await own.items().json["timeStamp"].string)
        let moment = try #require(formatter.date(from: first))
        #expect(moment > start && moment <= Date().addingTimeInterval(1))
        // The same map, the same moment, whatever is asked; a change is never earlier.
        #expect(try await own.items("limit=1").json["timeStamp"].string == first)
        try await own.harness.take([Record.all[1].row], header: Record.header)
        #expect(try await own.items().json["timeStamp"].string ?? "" >= first)
    }

    @Test("A25 /req/core/fc-numberMatched: the same on every page, and the sum of all pages", arguments: questions)
    func numberMatched(query: String) async throws {
        var uri: String? = Kaart.items + (query.isEmpty ? "" : "?" + query)
        let matched = try await kaart.get(uri ?? "").json["numberMatched"].int
        var sum = 0
        while let current = uri {
            let answer = try await kaart.get(current)
            #expect(try answer.json["numberMatched"].int == matched)
            sum += try answer.features.count
            uri = try answer.link("next")
        }
        #expect(sum == matched, "\(query)")
    }

    @Test("A26 /req/core/fc-numberReturned: as many as there are features in the answer", arguments: questions)
    func numberReturned(query: String) async throws {
        let answer = try await kaart.items(query)
        #expect(try answer.json["numberReturned"].int == answer.features.count)
    }
}
