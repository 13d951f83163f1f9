import HTTPTypes
import TestSupport
import Testing

@testable import KaartService

@Suite("OGC API Tiles (20-057): core and mvt", .kaart)
struct TileTests {
    private static let tiles = [Kaart.collection + "/tiles", "/v1/tiles/ondergrond"]

    @Test("/req/core and /req/mvt: a tile, with f and by Accept")
    func tile() async throws {
        for base in Self.tiles {
            for query in ["", "?f=mvt"] {
                let answer = try await kaart.get(base + "/WebMercatorQuad/7/42/65" + query)
                #expect(answer.status == 200 && answer.header("Content-Type") == "application/vnd.mapbox-vector-tile")
                #expect(try DecodedTile(answer.body).layers.isEmpty == false)
            }
            #expect(try await kaart.get(base + "/NetherlandsRDNewQuad/2/1/2").status == 200)
            #expect(
                try await kaart.get(base + "/WebMercatorQuad/7/42/65", accept: "application/vnd.mapbox-vector-tile")
                    .status == 200)
        }
    }

    @Test("The order is zoom, row, column")
    func order() async throws {
        // Utrecht is in row 42, column 65; the other way round is the Indian Ocean.
        #expect(try await kaart.get(Self.tiles[0] + "/WebMercatorQuad/7/65/42").status == 204)
    }

    @Test("A tile in which nothing lies gives 204 with a validator, and no body")
    func empty() async throws {
        for base in Self.tiles {
            let answer = try await kaart.get(base + "/WebMercatorQuad/7/0/0")
            #expect(answer.status == 204 && answer.body.isEmpty && answer.header("ETag") != nil)
            #expect(answer.header("Content-Type") == nil)
        }
        #expect(try await kaart.get(Self.tiles[0] + "/WebMercatorQuad/7/42/65?thema=open-verantwoording").status == 204)
    }

    @Test(
        "/req/core/tc-error: an address that is no tile of the matrix gives 404 that says what is",
        arguments: [
            "31/0/0", "25/0/0", "-1/0/0", "7/-1/0", "7/0/-1", "7/128/0", "7/0/128", "a/0/0", "7/b/0", "7/0/c",
            "07/0/0", "7.0/0/0", "7/0/99999999999999999999999", "7/1e2/0", "%37%20/0/0", "7/%00/0",
        ])
    func outside(address: String) async throws {
        for base in Self.tiles {
            let answer = try await kaart.get(base + "/WebMercatorQuad/" + address)
            #expect(answer.status == 404, "\(address)")
            #expect(answer.type == "application/problem+json")
        }
        #expect(try await kaart.get(Self.tiles[0] + "/NetherlandsRDNewQuad/17/0/0").status == 404)
        #expect(try await kaart.get(Self.tiles[0] + "/WorldCRS84Quad/0/0/0").status == 404)
    }

    @Test(
        "A question that is wrong gives 400, whatever the tile",
        arguments: [
            ("f=png", "f"), ("f=json", "f"), ("thema=x", "thema"), ("datetime=ooit", "datetime"),
            ("properties=x", "properties"), ("bbox=4,51,5,52", "bbox"), ("zoom=3", "zoom"), ("limit=1", "limit"),
        ])
    func wrong(query: String, name: String) async throws {
        let path = Self.tiles[0] + "/WebMercatorQuad/7/42/65"
        let tag = try #require(try await kaart.get(path).header("ETag"))
        // Also to who has this version of the tile.
        for headers: HTTPFields in [[:], [.ifNoneMatch: tag]] {
            let answer = try await kaart.get(path + "?" + query, headers)
            #expect(try answer.status == 400 && answer.locations == [name])
        }
    }

    @Test("Validators: the same version gives 304, plain and packed; HEAD has the headers; gzip unpacks to the same")
    func conditions() async throws {
        for path in Self.tiles.map({ $0 + "/WebMercatorQuad/7/42/65" }) {
            let plain = try await kaart.get(path)
            let packed = try await kaart.get(path, [.acceptEncoding: "gzip"])
            for answer in [plain, packed] {
                let tag = try #require(answer.header("ETag"))
                #expect(!tag.hasPrefix("W/"))
                let again = try await kaart.get(path, [.ifNoneMatch: tag])
                #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag)
            }
            #expect(packed.header("Content-Encoding") == "gzip" && packed.body.count < plain.body.count)
            #expect(packed.header("ETag") != plain.header("ETag") && packed.body.starts(with: [0x1F, 0x8B]))
            #expect(packed.header("Vary")?.contains("Accept-Encoding") == true)
            let head = try await kaart.ask(.head, path)
            #expect(head.status == 200 && head.body.isEmpty && head.header("ETag") == plain.header("ETag"))
            // From the cache it is the same.
            #expect(try await kaart.get(path).body == plain.body)
        }
    }

    @Test("What is approved is in the next tile, under another validator")
    func follows() async throws {
        let own = try await Kaart()
        let path = Self.tiles[0] + "/WebMercatorQuad/7/42/65"
        func total(_ answer: Answer) throws -> Int {
            try DecodedTile(answer.body).layers.flatMap(\.features).reduce(0) {
                $0 + ($1.attributes["aantal"]?.count ?? 1)
            }
        }
        let before = try await own.get(path)
        let sent = try await own.post("/v1/inzendingen", validBody)
        let id = try #require(try sent.json["id"].string)
        let decided = try await own.post(
            "/v1/inzendingen/\(id)/beoordelingen", #"{"besluit":"goedkeuren"}"#, try own.moderator)
        #expect(decided.status == 201)
        let after = try await own.get(path)
        #expect(try total(after) == total(before) + 1)
        #expect(after.header("ETag") != before.header("ETag"))
    }
}
