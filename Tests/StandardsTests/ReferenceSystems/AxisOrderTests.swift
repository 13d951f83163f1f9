import Foundation
import TestSupport
import Testing

@Suite("OGC API Features Part 2: the axis order and the numbers of each system", .kaart)
struct AxisOrderTests {
    /// The coordinates of each record, by its id.
    private func positions(_ system: String) async throws -> [String: [Double]] {
        let features = try await kaart.items("limit=1000&crs=\(system.queryValue)").features
        return Dictionary(
            uniqueKeysWithValues: features.map { ($0["id"].string ?? "", $0["geometry"]["coordinates"].numbers) })
    }

    @Test("CRS84: longitude, latitude, to the last decimal")
    func longitudeFirst() async throws {
        let found = try await positions(Systems.crs84)
        for record in Record.all { #expect(found[record.id] == [record.lon, record.lat], "\(record.title)") }
    }

    @Test("EPSG:4258, 9067 and 4326: latitude, longitude, to the last decimal", arguments: Systems.latitudeFirst)
    func latitudeFirst(system: String) async throws {
        let found = try await positions(system)
        for record in Record.all { #expect(found[record.id] == [record.lat, record.lon], "\(record.title)") }
    }

    @Test("EPSG:3857: x, y in metres, by the formula of Web Mercator, to a millimetre")
    func webMercator() async throws {
        let found = try await positions(Systems.webMercator)
        for record in Record.all {
            let (x, y) = Mercator.metres(record.lon, record.lat)
            let pair = try #require(found[record.id])
            #expect(abs(pair[0] - x) <= 0.000_6 && abs(pair[1] - y) <= 0.000_6, "\(record.title)")
        }
    }

    @Test("EPSG:28992: x, y in metres; x grows to the east and y to the north")
    func rd() async throws {
        let found = try await positions(Systems.rd)
        for record in Record.all {
            let pair = try #require(found[record.id])
            #expect((-10_000...310_000).contains(pair[0]) && (280_000...650_000).contains(pair[1]), "\(record.title)")
            // Amersfoort is the centre.
            #expect(
                (pair[0] > 155_000) == (record.lon > 5.387_203_65) || abs(pair[0] - 155_000) < 3_000, "\(record.title)")
            #expect(
                (pair[1] > 463_000) == (record.lat > 52.155_172_89) || abs(pair[1] - 463_000) < 3_000, "\(record.title)"
            )
        }
    }

    @Test("CSV names its columns: lon and lat, or x and y; their values are those of the JSON", arguments: Systems.all)
    func csv(system: String) async throws {
        let found = try await positions(system)
        let answer = try await kaart.get(Kaart.items + "?f=csv&limit=1000&properties=thema&crs=\(system.queryValue)")
        let lines = answer.text.split(separator: "\r\n").map { $0.split(separator: ",").map(String.init) }
        let isMetres = [Systems.rd, Systems.webMercator].contains(system)
        let point = isMetres ? ["x", "y"] : ["lon", "lat"]
        // RD stands beside every other system.
        #expect(lines[0] == ["id", "thema"] + point + (system == Systems.rd ? [] : ["x_rd", "y_rd"]))
        #expect(lines.count == Record.all.count + 1)
        for line in lines.dropFirst() {
            let pair = [Double(line[2]) ?? .nan, Double(line[3]) ?? .nan]
            #expect(found[line[0]] == (Systems.latitudeFirst.contains(system) ? pair.reversed() : pair))
        }
    }

    @Test("The downloads have the same coordinates as the list, GeoJSON and CSV", arguments: Systems.all)
    func downloads(system: String) async throws {
        let found = try await positions(system)
        let crs = "?crs=\(system.queryValue)"
        let features = try await kaart.get("/opendata/initiatieven.geojson" + crs).features
        #expect(features.count == Record.all.count)
        for feature in features {
            #expect(found[feature["id"].string ?? ""] == feature["geometry"]["coordinates"].numbers)
        }
        let list = try await kaart.get(Kaart.items + crs.replacing("?", with: "?f=csv&limit=1000&")).text
        #expect(try await kaart.get("/opendata/initiatieven.csv" + crs).text == list)
    }

    @Test("The page of an item shows its coordinates in the system asked for", arguments: Systems.all)
    func html(system: String) async throws {
        let exact = try #require(Record.all.first { $0.title == "Op acht decimalen" })
        let pair = try #require(try await positions(system)[exact.id])
        let page = try await kaart.get(Kaart.items + "/\(exact.id)?f=html&crs=\(system.queryValue)").text
        for number in pair {
            // People write a comma, and spaces or points in large numbers.
            let digits = "\(number)".filter(\.isNumber)
            #expect(page.filter { $0.isNumber || $0 == "<" }.contains(digits), "\(number)")
        }
    }

    @Test("At most 3 decimals in metres and 8 in degrees: a millimetre", arguments: Systems.all)
    func decimals(system: String) async throws {
        let text = try await kaart.items("limit=1000&crs=\(system.queryValue)").text
        let isMetres = [Systems.rd, Systems.webMercator].contains(system)
        let most = isMetres ? 3 : 8
        let parts = text.split(separator: "\"coordinates\":[").dropFirst().map { $0.prefix { $0 != "]" } }
        #expect(parts.count == Record.all.count)
        for number in parts.flatMap({ $0.split(separator: ",") }) {
            #expect(number.matches("^-?[0-9]+(\\.[0-9]{1,\(most)})?$"), "\(number)")
        }
    }
}

/// Web Mercator by its formula (EPSG, method 1024).
enum Mercator {
    static func metres(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
        let radius = 6_378_137.0
        return (radius * longitude * .pi / 180, radius * log(tan(.pi / 4 + latitude * .pi / 360)))
    }
}

extension Substring {
    func matches(_ pattern: String) -> Bool { String(self).matches(pattern) }
}
