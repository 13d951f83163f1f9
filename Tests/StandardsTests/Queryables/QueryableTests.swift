import TestSupport
import Testing

@Suite("OGC API Features Part 3: queryables, and as parameters", .kaart)
struct QueryableTests {
    private func queryables() async throws -> [String: JSON] {
        let schema = try await kaart.get(Kaart.collection + "/queryables").json
        #expect(schema["additionalProperties"] == false)
        return schema["properties"].object
    }

    @Test("/req/queryables: they are the properties of a record and its place")
    func properties() async throws {
        #expect(Set(try await queryables().keys) == Set(Record.properties + ["geometry"]))
    }

    // The class queryables-query-parameters wants the very same schema (requirement C) and is not claimed: a parameter also takes a
    // list of themes and a span of time (docs/api.md, "Deliberate exceptions").
    @Test("For each there is a parameter on items that the document describes")
    func parameters() async throws {
        let items = try #require(try kaart.document.operation(.get, Kaart.items))
        for (name, schema) in try await queryables() where schema["type"].exists {
            let parameter = try #require(items.parameter(name), "\(name)")
            #expect(parameter["schema"].exists && parameter["description"].string?.isEmpty == false, "\(name)")
        }
        let claimed = try await kaart.get("/v1/conformance").json["conformsTo"].strings
        #expect(!claimed.contains { $0.hasSuffix("queryables-query-parameters") })
    }

    @Test(
        "/req/queryables-query-parameters/parameters, D: just the records with that value, for every value",
        arguments: Record.properties)
    func values(name: String) async throws {
        let values = Set(Record.all.compactMap { $0.property(name) })
        #expect(!values.isEmpty)
        for value in values {
            let expected = Record.all.filter { $0.property(name) == value }
            let answer = try await kaart.items("limit=1000&\(name)=\(value.queryValue)")
            #expect(Set(try answer.ids) == expected.idSet, "\(name)=\(value)")
            #expect(try answer.json["numberMatched"].int == expected.count, "\(name)=\(value)")
        }
    }

    @Test(
        "A value that no record has gives an empty collection, not another one that looks like it",
        arguments: [
            ("titel", "Initiatief 4%"), ("titel", "initiatief 4"), ("plaats", "utrecht"), ("plaats", "Utrech"),
            ("plaats", "Utrecht*"),
            ("plaats", "Sudwest-Fryslan"), ("gemeentecode", "GM9999"), ("organisatie", "Gemeente _trecht"),
            ("url", "https://www.voorbeeld.nl/initiatief/"), ("thema", "open-verantwoording"), ("plaats", "' OR ''='"),
        ])
    func exact(name: String, value: String) async throws {
        #expect(try await kaart.items("\(name)=\(value.queryValue)").json["numberMatched"] == 0)
    }

    @Test("Together with each other, with bbox and with datetime: all must hold", arguments: SeededGenerator.seeds)
    func together(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var found = 0
        for _ in 0..<60 {
            var expected = Record.all
            var query = ["limit=1000"]
            let example = try #require(Record.all.randomElement(using: &random))
            for name in ["thema", "plaats", "organisatie", "gemeentecode"] where Bool.random(using: &random) {
                guard let value = example.property(name) else { continue }
                expected = expected.filter { $0.property(name) == value }
                query.append("\(name)=\(value.queryValue)")
            }
            if Bool.random(using: &random) {
                expected = expected.inBox(4, 51.5, 5.5, 53)
                query.append("bbox=4,51.5,5.5,53")
            }
            if Bool.random(using: &random) {
                expected = expected.created("2015-01-01T00:00:00Z", nil)
                query.append("datetime=2015-01-01/..")
            }
            let question = query.shuffled(using: &random).joined(separator: "&")
            #expect(Set(try await kaart.items(question).ids) == expected.idSet, "\(question)")
            found += expected.count
        }
        #expect(found > 60)
    }

    @Test("Several themes, with commas between them, are one or the other")
    func themes() async throws {
        let answer = try await kaart.items("limit=1000&thema=open-data,open-contact")
        #expect(Set(try answer.ids) == Record.all.filter { $0.theme != "open-aanpak" }.idSet)
    }

    @Test("gewijzigdOp is a moment or a period, like datetime; aangemaaktOp and datetime must both hold")
    func periods() async throws {
        let changed = Record.all.filter { $0.changed >= "2021-01-01T00:00:00Z" }
        #expect(
            Set(try await kaart.items("limit=1000&gewijzigdOp=2021-01-01/..").ids) == changed.idSet && !changed.isEmpty)
        let both = try await kaart.items("limit=1000&datetime=2015-01-01/..&aangemaaktOp=../2015-12-31")
        #expect(Set(try both.ids) == Record.all.created("2015-01-01T00:00:00Z", "2015-12-31T23:59:59Z").idSet)
        #expect(try await kaart.items("datetime=2014-01-01/2014-12-31&aangemaaktOp=2015-01-01/..").ids == [])
    }

    @Test(
        "/req/queryables/get-queryables-response, G: what is no queryable gives 400 that names it",
        arguments: [
            "id", "geometry", "geometrie", "email", "status", "Titel", "titel ", "properties.titel", "lon", "moderator",
        ])
    func unknown(name: String) async throws {
        for path in [Kaart.items, "/opendata/initiatieven.geojson", "/opendata/initiatieven.csv"] {
            let answer = try await kaart.get(path + "?\(name.queryValue)=x")
            #expect(answer.status == 400, "\(path)")
            #expect(try answer.mistakes == ["\(name) onbekend"], "\(path)")
        }
    }

    @Test("The filters hold for the downloads too: the same records as in the list")
    func downloads() async throws {
        for query in ["thema=open-data&bbox=4,51,5.5,53", "plaats=Utrecht", "datetime=2015-01-01/..", ""] {
            let list = Set(try await kaart.items("limit=1000&" + query).ids)
            #expect(Set(try await kaart.get("/opendata/initiatieven.geojson?" + query).ids) == list, "\(query)")
            let csv = try await kaart.get("/opendata/initiatieven.csv?" + query).text
            #expect(list.allSatisfy { csv.contains($0) } && csv.split(separator: "-4000-8000-").count == list.count + 1)
        }
    }
}
