import OpenDataFormats
import Pages
import Testing

/// The pages on the way to the data.
@Suite("The pages of the service and its collections")
struct CollectionPagesTests {
    @Test("group the links of the landing page by what they are for")
    func landing() throws {
        let tree = try HTMLTree(.landing, Samples.document(.landing))
        #expect(try tree.texts("//head/title") == ["Open Kaart"])
        #expect(
            try tree.texts("//main/section/h2") == [
                "Verder in deze dienst", "Downloads", "Deze gegevens in een andere vorm", "Meer weten",
            ])
        #expect(try tree.texts("//section[h2 = 'Downloads']//li") == ["Alles als CSV (CSV)"])
        #expect(try tree.texts("//a[@hreflang='nl']") == ["Als webpagina"])
        #expect(try tree.texts("//head/link[@rel='alternate']/@type") == ["text/html"])
        #expect(try tree.texts("//dl/dd") == ["Stichting Voorbeeld"])
        #expect(try tree.count("//main/p/br") == 1)
    }

    @Test("show a template as text, because it is not an address yet")
    func template() throws {
        let tree = try HTMLTree(.landing, Samples.document(.landing))
        #expect(try tree.texts("//li/code") == ["https://kaart.example/tegels/{z}/{x}/{y}"])
    }

    @Test("name a link that has no title")
    func untitledLink() throws {
        let tree = try HTMLTree(.landing, Samples.document(.landing))
        #expect(try tree.texts("//a[@href='https://kaart.example/v1/openapi.json']") == ["Beschrijving van de API"])
    }

    @Test("list the conformance classes")
    func conformance() throws {
        let tree = try HTMLTree(.conformance, Samples.document(.conformance))
        #expect(try tree.count("//main/ul/li/a[@href = text()]") == 3)
    }

    @Test("lead from the list of collections to each collection")
    func collections() throws {
        let frame = Frame(base: Samples.base, crumbs: [], canonical: "https://kaart.example/v1/collections")
        let tree = try HTMLTree(.collections, Samples.document(.collections), frame: frame)
        #expect(try tree.texts("//h2/a/@href") == ["https://kaart.example/v1/collections/initiatieven?f=html"])
        #expect(try tree.texts("//section/p").contains("Aantal: 79."))
    }

    @Test("tell all of a collection")
    func collection() throws {
        let tree = try HTMLTree(.collection, Samples.document(.collection))
        #expect(
            try tree.texts("//main/dl/dt") == [
                "Id", "Aantal", "Soort", "Gebied", "Periode", "Coördinatenstelsels", "Opgeslagen in",
                "Omrekening naar RD",
            ])
        #expect(try tree.texts("//dd/p[1]").first == "west 3.2, zuid 50.75, oost 7.22, noord 53.7")
        #expect(try tree.texts("//dd/p[time]") == ["vanaf 7 maart 2026"])
        #expect(try tree.texts("//dd/dl/dd") == ["RDNAPTRANS 2018", "0.001"])
    }

    @Test(
        "say what an interval spans",
        arguments: [
            ([.null, .null], "onbegrensd"), ([.null, "2026-12-31"], "tot en met 31 december 2026"),
            (["2026-01-01T00:00:00Z", "2026-02-28T23:59:59Z"], "vanaf 1 januari 2026 tot en met 28 februari 2026"),
            (["gisteren", .null], "vanaf gisteren"),
        ] as [([JSONValue], String)])
    func interval(ends: [JSONValue], expected: String) throws {
        let tree = try HTMLTree(.collection, ["extent": ["temporal": ["interval": [.array(ends)]]]])
        #expect(try tree.texts("//dd/p") == [expected])
    }

    @Test("leave the sides of a box unnamed where the axes may be the other way round")
    func otherAxes() throws {
        let crs: JSONValue = "http://www.opengis.net/def/crs/EPSG/0/4258"
        let tree = try HTMLTree(.collection, ["extent": ["spatial": ["bbox": [[50, 3, 54, 7]], "crs": crs]]])
        #expect(try tree.texts("//dd/p[1]") == ["50, 3, 54, 7"])
    }
}
