import OpenKaart
import TestSupport
import Testing

@Suite("OGC API Features Part 1, A20–A21 and A27–A29: parameters, and one feature", .kaart)
struct ItemTests {
    @Test("A21 /req/core/query-param-unknown: 400 that names it, on items and item; also in other capitals")
    func unknown() async throws {
        for path in [Kaart.items, Kaart.items + "/\(Record.all[0].id)"] {
            for name in [
                "zomaar", "BBOX", "Limit", "crs ", "page", "filter", "filter-lang", "bboxCrs", "lang", "_", "%20",
            ] {
                let answer = try await kaart.get(path + "?\(name.queryValue)=1")
                #expect(answer.status == 400, "\(path) \(name)")
                #expect(try answer.mistakes == ["\(name) onbekend"], "\(path) \(name)")
            }
        }
    }

    @Test("A27 /req/core/f-op: every feature of the list is there by its id")
    func operation() async throws {
        let list = try await kaart.items("limit=1000").features
        #expect(list.count == Record.all.count)
        for feature in list {
            let answer = try await kaart.get(Kaart.items + "/\(feature["id"].string ?? "")")
            #expect(answer.status == 200)
            // A28 /req/core/f-success: the same feature, and its id is that of the path.
            for name in ["type", "id", "geometry", "properties"] {
                #expect(try answer.json[name] == feature[name], "\(name)")
            }
        }
    }

    @Test("A28: the properties of a feature are those of the record, and no others")
    func properties() async throws {
        for record in Record.all {
            let found = try await kaart.get(Kaart.items + "/\(record.id)").json["properties"].object
            for name in Record.properties {
                #expect(found[name]?.string == record.property(name), "\(record.title): \(name)")
            }
            #expect(Set(found.keys).isSubset(of: Record.properties))
        }
    }

    @Test("A29 /req/core/f-links: self, alternate for each other form, and collection, with rel and type")
    func links() async throws {
        let path = Kaart.items + "/\(Record.all[3].id)"
        let answer = try await kaart.get(path)
        #expect(try answer.links("self").map { $0["href"].string } == [Harness.base + path])
        #expect(try answer.links("alternate").compactMap { $0["type"].string } == ["text/html"])
        #expect(try answer.links("collection").map { $0["href"].string } == [Harness.base + Kaart.collection])
        for link in try answer.json["links"].array {
            let there = try await kaart.get(Kaart.local(link["href"].string ?? ""))
            #expect(there.status == 200 && there.type == link["type"].string, "\(link)")
        }
    }

    @Test("A29: the links of a feature in another system or with fewer properties are of that same answer")
    func linksOfQuestion() async throws {
        for query in ["crs=\(Systems.rd.queryValue)", "properties=titel", "f=json&crs=\(Systems.wgs84.queryValue)"] {
            let answer = try await kaart.get(Kaart.items + "/\(Record.all[3].id)?" + query)
            let own = try #require(try answer.link("self"))
            let again = try await kaart.get(own)
            #expect(
                again.body == answer.body && again.header("Content-Crs") == answer.header("Content-Crs"), "\(query)")
            let page = try await kaart.get(try #require(try answer.link("alternate", type: "text/html")))
            #expect(page.header("Content-Crs") == answer.header("Content-Crs"), "\(query)")
        }
    }

    @Test(
        "An id that is not there, or is no id, gives 404",
        arguments: [
            "00000000-0000-4000-8000-000000000000", "1", "x", "%00", "%FF", "..%2F..", "%20", "null", "-1", "é",
            "1000000a-0000-4000-8000-00000000001", "1000000a-0000-4000-8000-0000000000100", "'%20OR%20''='",
        ])
    func missing(id: String) async throws {
        #expect(try await kaart.get(Kaart.items + "/\(id)").status == 404)
        let asked = try await kaart.get("/v1/inzendingen/\(id)", kaart.moderator)
        #expect(asked.status == 404)
    }

    @Test("An id of a submission that waits gives 404, until it is approved; then it is the same feature")
    func approved() async throws {
        let own = try await Kaart([])
        let id = try #require(try await own.post("/v1/inzendingen", validBody).json["id"].string)
        #expect(try await own.get(Kaart.items + "/\(id)").status == 404)
        let review = try await own.post(
            "/v1/inzendingen/\(id)/beoordelingen", #"{"besluit":"goedkeuren"}"#, own.moderator)
        #expect(review.status == 201)
        #expect(try await own.get(Kaart.items + "/\(id)").json["id"].string == id)
        #expect(try await own.items().ids == [id])
    }
}
