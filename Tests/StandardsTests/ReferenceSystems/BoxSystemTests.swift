import TestSupport
import Testing

@Suite("OGC API Features Part 2: bbox-crs", .kaart)
struct BoxSystemTests {
    private func ids(_ query: String) async throws -> [String] { try await kaart.items("limit=1000&" + query).ids }

    @Test(
        "/req/crs/fc-bbox-crs-action: the same box in another system gives the same records, edges included",
        arguments: SeededGenerator.seeds)
    func same(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            let x = (0..<2).map { _ in 3.5 + Double(Int.random(in: 0...14, using: &random)) / 4 }
            let y = (0..<2).map { _ in 51 + Double(Int.random(in: 0...10, using: &random)) / 4 }.sorted()
            let expected = Record.all.inBox(x[0], y[0], x[1], y[1]).idSet
            let plain = "bbox=\(x[0]),\(y[0]),\(x[1]),\(y[1])"
            #expect(Set(try await ids(plain)) == expected, "\(plain)")
            #expect(Set(try await ids(plain + "&bbox-crs=" + Systems.crs84.queryValue)) == expected, "\(plain)")
            for system in Systems.latitudeFirst {
                let query = "bbox=\(y[0]),\(x[0]),\(y[1]),\(x[1])&bbox-crs=\(system.queryValue)"
                #expect(Set(try await ids(query)) == expected, "\(query)")
            }
            let (low, high) = (Mercator.metres(x[0], y[0]), Mercator.metres(x[1], y[1]))
            // Rounded to a millimetre as our answers are, so that what lies on the edge does so still.
            let numbers = [low.x, low.y, high.x, high.y].map { "\(($0 * 1000).rounded() / 1000)" }.joined(
                separator: ",")
            #expect(
                Set(try await ids("bbox=\(numbers)&bbox-crs=\(Systems.webMercator.queryValue)")) == expected,
                "\(numbers)")
        }
    }

    @Test(
        "What an answer gives as coordinates is found by a box of just that point, in every system",
        arguments: Systems.all)
    func ownPoint(system: String) async throws {
        for feature in try await kaart.items("limit=1000&crs=\(system.queryValue)").features {
            let pair = feature["geometry"]["coordinates"].numbers.map { "\($0)" }
            let box = "bbox=\(pair[0]),\(pair[1]),\(pair[0]),\(pair[1])&bbox-crs=\(system.queryValue)"
            #expect(try await ids(box).contains(feature["id"].string ?? ""), "\(box)")
        }
    }

    @Test(
        "RD by brute force: the records whose RD, as the service gives it, lies in the rectangle",
        arguments: SeededGenerator.seeds)
    func rd(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let all = try await kaart.items("limit=1000&crs=\(Systems.rd.queryValue)").features.map { feature in
            (id: feature["id"].string ?? "", pair: feature["geometry"]["coordinates"].numbers)
        }
        for _ in 0..<40 {
            // Corners at records, so that edges go through some of them.
            let corners = (0..<2).compactMap { _ in all.randomElement(using: &random)?.pair }
            let (x, y) = (corners.map { $0[0] }.sorted(), corners.map { $0[1] }.sorted())
            let expected = all.filter { (x[0]...x[1]).contains($0.pair[0]) && (y[0]...y[1]).contains($0.pair[1]) }
            let query = "bbox=\(x[0]),\(y[0]),\(x[1]),\(y[1])&bbox-crs=\(Systems.rd.queryValue)"
            #expect(Set(try await ids(query)) == Set(expected.map(\.id)), "\(query)")
        }
    }

    @Test("bbox-crs says nothing of the answer, and crs nothing of the box")
    func apart() async throws {
        let box = "bbox=51.5,4,52.5,5.25&bbox-crs=\(Systems.etrs89.queryValue)"
        let answer = try await kaart.items(box + "&limit=1000")
        #expect(answer.header("Content-Crs") == "<\(Systems.crs84)>")
        #expect(Set(try answer.ids) == Record.all.inBox(4, 51.5, 5.25, 52.5).idSet)
        let other = try await kaart.items("bbox=4,51.5,5.25,52.5&limit=1000&crs=\(Systems.etrs89.queryValue)")
        #expect(other.header("Content-Crs") == "<\(Systems.etrs89)>")
        #expect(try other.ids == answer.ids)
    }

    @Test("Six numbers in every system: the heights do not count")
    func heights() async throws {
        for (system, box) in [
            (Systems.etrs89, "51.5,4,-5,52.5,5.25,300"), (Systems.rd, "100000,400000,0,200000,500000,0"),
            (Systems.webMercator, "400000,6700000,1,600000,6900000,2"),
        ] {
            let parts = box.split(separator: ",")
            let flat = [parts[0], parts[1], parts[3], parts[4]].joined(separator: ",")
            let crs = "&bbox-crs=\(system.queryValue)"
            #expect(try await ids("bbox=\(box)" + crs) == ids("bbox=\(flat)" + crs))
            #expect(try await !ids("bbox=\(box)" + crs).isEmpty)
        }
    }

    @Test(
        "A box upside down, in degrees where metres belong, or without numbers gives 400 that names bbox",
        arguments: [
            (Systems.etrs89, "52.5,4,51.5,5.25"), (Systems.rd, "200000,400000,100000,500000"),
            (Systems.rd, "100000,500000,200000,400000"), (Systems.rd, "4,51.5,5.25,52.5"),
            (Systems.webMercator, "400000,6900000,600000,6700000"), (Systems.rd, "NaN,400000,200000,500000"),
            (Systems.rd, "1e400,400000,200000,500000"), (Systems.webMercator, ",,,"), (Systems.wgs84, "51.5,4,52.5"),
        ])
    func bad(system: String, box: String) async throws {
        let answer = try await kaart.get(Kaart.items + "?bbox=\(box)&bbox-crs=\(system.queryValue)")
        #expect(answer.status == 400)
        #expect(try answer.mistakes == ["bbox ongeldig"])
    }

    @Test("/req/crs/bbox-crs-exception: one that is not on the list gives 400 that names bbox-crs, also without a bbox")
    func exception() async throws {
        for path in [Kaart.items, "/opendata/initiatieven.geojson", "/opendata/initiatieven.csv"] {
            for box in ["bbox=4,51,5,52&", ""] {
                let answer = try await kaart.get(path + "?\(box)bbox-crs=\(Systems.epsg(31370).queryValue)")
                #expect(answer.status == 400, "\(path)")
                #expect(try answer.mistakes == ["bbox-crs onbekende-waarde"], "\(path)")
            }
        }
    }
}
