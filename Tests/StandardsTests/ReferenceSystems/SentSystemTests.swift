import HTTPTypes
import TestSupport
import Testing

@Suite("OGC API Features Part 2 and ADR-GEO: Content-Crs on what is sent", .kaart)
struct SentSystemTests {
    @Test(
        "Coordinates in each system come in at the same place, to a millimetre", arguments: Systems.all, ["", "geo+"])
    func systems(system: String, kind: String) async throws {
        let exact = try #require(Record.all.first { $0.title == "Op acht decimalen" })
        let pair: [Double]
        switch system {
        case Systems.crs84: pair = [exact.lon, exact.lat]
        case Systems.webMercator:
            pair = [Mercator.metres(exact.lon, exact.lat).x, Mercator.metres(exact.lon, exact.lat).y]
        case Systems.rd:
            // The way back of what goes out; the check points hold both to the official numbers.
            pair = try await kaart.get(Kaart.items + "/\(exact.id)?crs=\(system.queryValue)").json["geometry"][
                "coordinates"
            ].numbers
        default: pair = [exact.lat, exact.lon]
        }
        let found = try #require(try await kaart.submit(pair, in: system, type: "application/\(kind)json"))
        #expect(abs(found[0] - exact.lon) < 2e-8 && abs(found[1] - exact.lat) < 2e-8)
    }

    @Test("Degrees in the other order are seen, and so are metres without the header")
    func swapped() async throws {
        for (pair, system, code) in [
            ([52.091, 5.121], nil, "omgewisseld"), ([5.121, 52.091], Systems.etrs89, "omgewisseld"),
            ([136_000, 455_000], nil, "rd-meters"), ([136_000, 455_000], Systems.wgs84, "rd-meters"),
        ] as [([Double], String?, String)] {
            var headers = HTTPFields()
            if let system { headers[try #require(HTTPField.Name("Content-Crs"))] = "<\(system)>" }
            let body = validBody.replacing("5.121,52.091", with: "\(pair[0]),\(pair[1])")
            let answer = try await kaart.post("/v1/inzendingen", body, headers)
            #expect(answer.status == 400, "\(pair)")
            #expect(try answer.mistakes == ["#/geometrie \(code)"], "\(pair)")
        }
    }

    @Test(
        "What has no place in the system gives 400 that names the geometry",
        arguments: [Systems.rd, Systems.webMercator])
    func unreachable(system: String) async throws {
        for pair in ["99999999,99999999", "-1e300,1e300", "0,0"] {
            let answer = try await kaart.post(
                "/v1/inzendingen", validBody.replacing("5.121,52.091", with: pair),
                [try #require(HTTPField.Name("Content-Crs")): "<\(system)>"])
            #expect(answer.status == 400, "\(pair)")
            #expect(try answer.locations == ["#/geometrie"], "\(pair)")
        }
    }

    @Test("A form names its fields lon and lat: degrees in any system of degrees, and no metres")
    func form() async throws {
        let body = "titel=Buurtbegroting&omschrijving=Bewoners+beslissen+mee.&thema=open-data&lon=5.121&lat=52.091"
        let name = try #require(HTTPField.Name("Content-Crs"))
        for system in Systems.all {
            let answer = try await kaart.post(
                "/v1/inzendingen", body, type: "application/x-www-form-urlencoded", [name: "<\(system)>"])
            let isMetres = [Systems.rd, Systems.webMercator].contains(system)
            #expect(answer.status == (isMetres ? 400 : 201), "\(system)")
            if isMetres { #expect(try answer.mistakes == ["Content-Crs niet-toegestaan"], "\(system)") }
        }
    }
}

extension Kaart {
    /// Sends a point in and gives back where it came to lie: longitude, latitude.
    func submit(_ pair: [Double], in system: String, type: String = "application/json") async throws -> [Double]? {
        let point = #"{"type":"Point","coordinates":[\#(pair[0]),\#(pair[1])]}"#
        let texts = #""titel":"Een punt","omschrijving":"Een punt om te toetsen.","thema":"open-data""#
        let body =
            type.contains("geo")
            ? #"{"type":"Feature","geometry":\#(point),"properties":{\#(texts)}}"#
            : #"{\#(texts),"geometrie":\#(point)}"#
        let name = try #require(HTTPField.Name("Content-Crs"))
        let created = try await post("/v1/inzendingen", body, type: type, [name: "<\(system)>"])
        try #require(created.status == 201, "\(created.text)")
        let stored = try await get(Self.local(created.header("Location") ?? ""), moderator)
        return try stored.json["geometrie"]["coordinates"].numbers
    }
}
