import TestSupport
import Testing

@Suite("OGC API Features Part 1, geojson", .kaart)
struct GeoJSONTests {
    @Test("/req/geojson/definition: the media type of items and item is application/geo+json")
    func definition() async throws {
        for path in [Kaart.items, Kaart.items + "/\(Record.all[0].id)", "/opendata/initiatieven.geojson"] {
            #expect(try await kaart.get(path).header("Content-Type") == "application/geo+json", "\(path)")
        }
    }

    @Test("/req/geojson/content: what RFC 7946 asks of a Feature and a FeatureCollection, in list, item and download")
    func content() async throws {
        let list = try await kaart.items("limit=1000").json
        let file = try await kaart.get("/opendata/initiatieven.geojson").json
        let item = try await kaart.get(Kaart.items + "/\(Record.all[3].id)").json
        #expect(list["features"].array.count == Record.all.count && list["features"] == file["features"])
        for feature in list["features"].array + file["features"].array + [item] {
            #expect(feature["type"] == "Feature" && feature["properties"].object.count >= 5)
            #expect(feature["id"].string?.isEmpty == false)
            // Section 3.1.1: longitude and latitude, as numbers.
            #expect(Set(feature["geometry"].object.keys) == ["type", "coordinates"])
            let position = feature["geometry"]["coordinates"].numbers
            #expect(position.count == 2 && abs(position[0]) <= 180 && abs(position[1]) <= 90)
        }
        // Section 7.1: members of GeoJSON's own are not used for anything else; section 4: no crs.
        #expect(["coordinates", "geometries", "geometry", "properties", "crs"].allSatisfy { !list[$0].exists })
        #expect(["coordinates", "geometries", "features", "crs"].allSatisfy { !item[$0].exists })
    }

    @Test("RFC 8259: no name twice in an object, no bytes that are not UTF-8, no byte order mark")
    func json() async throws {
        for uri in [
            Kaart.items, Kaart.items + "/\(Record.all[3].id)", "/opendata/initiatieven.geojson", Kaart.collection,
        ] {
            let answer = try await kaart.get(uri)
            #expect(String(validating: answer.body, as: UTF8.self) != nil && answer.body.first == UInt8(ascii: "{"))
            let names = answer.text.split(separator: "\"titel\":").count - 1
            if uri == Kaart.items { #expect(names == Record.all.count) }
        }
    }

    @Test("Texts come back as they are: quotes, line ends, markup and accents")
    func texts() async throws {
        let strange = Record.all.filter {
            !$0.title.allSatisfy(\.isASCII) || $0.title.contains("<") || $0.title.contains("=")
        }
        #expect(strange.count >= 3)
        for record in strange {
            let properties = try await kaart.get(Kaart.items + "/\(record.id)").json["properties"]
            #expect(properties["titel"].string == record.title)
            #expect(properties["omschrijving"].string == record.description)
        }
    }

    @Test("At most 8 decimals, which is a millimetre, and as many as were given")
    func decimals() async throws {
        let text = try await kaart.items("limit=1000").text
        #expect(text.contains("[5.12345678,52.87654321]"))
        #expect(!text.matches(#"\[\d+\.\d{9,}"#) && !text.matches(#",\d+\.\d{9,}\]"#))
    }
}
