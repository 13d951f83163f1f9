import TestSupport
import Testing

@Suite("OGC API Features Part 1, A9–A12: the collections", .kaart)
struct CollectionTests {
    @Test("A9–A10 /req/core/fc-md-op, fc-md-links: 200; self, and alternate for each other form, all with rel and type")
    func list() async throws {
        let answer = try await kaart.get("/v1/collections")
        #expect(answer.status == 200)
        #expect(try answer.links("self").map { $0["href"].string } == [Harness.base + "/v1/collections"])
        #expect(try answer.links("alternate").compactMap { $0["type"].string } == ["text/html"])
        for link in try answer.json["links"].array { #expect(link["rel"].exists && link["type"].exists) }
    }

    @Test("A10 /req/core/fc-md-items, fc-md-items-links: every collection, with a link to items for each media type")
    func items() async throws {
        let collections = try await kaart.get("/v1/collections").json["collections"].array
        #expect(collections.compactMap { $0["id"].string } == ["initiatieven"])
        for collection in collections {
            let links = collection["links"].array.filter { $0["rel"] == "items" }
            let types = try #require(try kaart.document.operation(.get, Kaart.items)).responses["200"]?["content"]
            // JSON by another name is the same link.
            let expected = try #require(types?.object.keys).filter { $0 != "application/json" }
            #expect(Set(links.compactMap { $0["type"].string }) == Set(expected))
            for link in links {
                let answer = try await kaart.get(Kaart.local(link["href"].string ?? ""))
                #expect(answer.status == 200 && answer.type == link["type"].string, "\(link)")
            }
        }
    }

    @Test("A10 /req/core/fc-md-extent: the extent holds all records, and an extent that is rounded is rounded outward")
    func extent() async throws {
        let collection = try await kaart.get(Kaart.collection).json
        let box = collection["extent"]["spatial"]["bbox"][0].numbers
        try #require(box.count == 4)
        #expect(collection["extent"]["spatial"]["crs"].string == Systems.crs84)
        #expect(Record.all.inBox(box[0], box[1], box[2], box[3]).count == Record.all.count)
        // Not wider than a ten-thousandth of a degree either.
        #expect(zip(box, [3.2, 50.7, 7.3, 53.7]).allSatisfy { abs($0 - $1) < 1e-4 })
        let interval = collection["extent"]["temporal"]["interval"][0].strings
        #expect(interval.first ?? "9" <= Record.all.map(\.created).min() ?? "")
        #expect(interval.last ?? "" >= Record.all.map(\.created).max() ?? "9")
        // As a question, it gives all.
        let query = "bbox=\(box.map { "\($0)" }.joined(separator: ","))&datetime=\(interval.joined(separator: "/"))"
        #expect(try await kaart.items(query).json["numberMatched"].int == Record.all.count)
    }

    @Test("A10: the extent holds a single record with eight decimals, and what comes in later")
    func extentGrows() async throws {
        let first = Record(id: "", lon: 5.12345678, lat: 52.87654321)
        let own = try await Kaart([first.row])
        for (record, box) in [
            (nil, [5.12345678, 52.87654321, 5.12345678, 52.87654321]),
            (
                Record(title: "Tweede", lon: 6.98765432, lat: 51.00000001),
                [5.12345678, 51.00000001, 6.98765432, 52.87654321]
            ),
        ] as [(Record?, [Double])] {
            if let record { try await own.harness.take([record.row], header: Record.header) }
            let found = try await own.get(Kaart.collection).json["extent"]["spatial"]["bbox"][0].numbers
            #expect(found[0] <= box[0] && found[1] <= box[1] && found[2] >= box[2] && found[3] >= box[3])
            let query = "bbox=" + found.map { "\($0)" }.joined(separator: ",")
            #expect(try await own.items(query).json["numberMatched"].int == (record == nil ? 1 : 2))
        }
    }

    @Test("A10: the first reference system is CRS84")
    func firstSystem() async throws {
        let document = try await kaart.get("/v1/collections").json
        #expect(document["crs"][0].string == Systems.crs84)
        #expect(document["collections"][0]["crs"][0].string == Systems.crs84)
    }

    @Test("A11–A12 /req/core/sfc-md-op, sfc-md-success: by itself the collection is as it is in the list")
    func single() async throws {
        let entry = try await kaart.get("/v1/collections").json["collections"][0]
        let answer = try await kaart.get("/v1/collections/\(entry["id"].string ?? "")")
        #expect(answer.status == 200)
        for name in ["id", "title", "description", "extent", "itemType", "crs", "storageCrs", "links", "itemCount"] {
            #expect(try answer.json[name] == entry[name] && entry[name].exists, "\(name)")
        }
        #expect(entry["itemType"] == "feature" && entry["itemCount"].int == Record.all.count)
    }

    @Test(
        "A11: a collection that is not there gives 404",
        arguments: ["onbekend", "Initiatieven", "initiatieven%20", "%00"])
    func unknown(name: String) async throws {
        for rest in ["", "/items", "/items/\(Record.all[0].id)", "/queryables", "/schema"] {
            #expect(try await kaart.get("/v1/collections/\(name)\(rest)").status == 404, "\(name)\(rest)")
        }
    }

    @Test("An empty map still has its collection, without an extent in time and with no items")
    func empty() async throws {
        let own = try await Kaart([])
        let collection = try await own.get(Kaart.collection).json
        #expect(collection["itemCount"] == 0)
        #expect(collection["extent"]["temporal"]["interval"][0].array.allSatisfy { $0 == .null })
        #expect(try await own.items().json["numberMatched"] == 0)
    }
}
