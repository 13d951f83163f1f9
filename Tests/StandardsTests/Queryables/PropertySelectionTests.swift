import TestSupport
import Testing

@Suite("OGC API Features Part 6 (draft): properties", .kaart)
struct PropertySelectionTests {
    private static let choices = [
        ["titel"], ["thema", "titel"], ["url"], ["organisatie", "plaats", "gemeentecode"], Record.properties,
        ["aangemaaktOp", "gewijzigdOp", "omschrijving"],
    ]

    @Test("Just the properties asked for, in list and item; id and geometry stay", arguments: choices)
    func selection(names: [String]) async throws {
        let query = "properties=" + names.joined(separator: ",")
        let whole = try await kaart.items("limit=1000").features
        let features = try await kaart.items("limit=1000&" + query).features
        #expect(features.count == whole.count)
        for (feature, all) in zip(features, whole) {
            #expect(
                feature["id"] == all["id"] && feature["geometry"] == all["geometry"] && feature["type"] == "Feature")
            #expect(feature["properties"].object == all["properties"].object.filter { names.contains($0.key) })
        }
        let item = try await kaart.get(Kaart.items + "/\(Record.all[3].id)?" + query)
        #expect(Set(try item.json["properties"].object.keys).isSubset(of: names))
    }

    @Test("In CSV the columns that are asked for, in the order of the record")
    func csv() async throws {
        let text = try await kaart.get(Kaart.items + "?f=csv&properties=thema,titel").text
        #expect(text.hasPrefix("id,titel,thema,lon,lat,x_rd,y_rd\r\n"))
    }

    @Test("A selection may change on the way through the pages, a filter may not")
    func paging() async throws {
        let next = try #require(try await kaart.items("limit=5&properties=titel").link("next"))
        let other = try await kaart.get(next.replacing("properties=titel", with: "properties=thema"))
        #expect(other.status == 200)
        #expect(try other.features.allSatisfy { Set($0["properties"].object.keys) == ["thema"] })
    }

    @Test(
        "What is no property gives 400 that names properties",
        arguments: [
            "", ",", "x", "titel,", ",titel", "id", "geometry", "Titel", "titel;thema", "email", "*",
        ])
    func bad(value: String) async throws {
        for path in [Kaart.items, Kaart.items + "/\(Record.all[0].id)"] {
            let answer = try await kaart.get(path + "?properties=\(value)")
            #expect(answer.status == 400, "\(path)")
            #expect(try answer.mistakes == ["properties onbekende-waarde"], "\(path)")
        }
    }
}
