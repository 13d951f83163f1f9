import OpenDataFormats
import Pages
import Testing

/// The OpenAPI description for people.
@Suite("The page of the API")
struct APIPageTests {
    private static func tree() throws -> HTMLTree {
        try HTMLTree(.api, Samples.document(.api))
    }

    private static let items = "//section[h2 = 'GET /collections/initiatieven/items']"
    private static let review = "//section[h2 = 'POST /inzendingen/{id}/beoordelingen']"

    @Test("has a section for each path and method, and a list of them")
    func operations() throws {
        let tree = try Self.tree()
        let names = ["GET /collections/initiatieven/items", "POST /inzendingen/{id}/beoordelingen"]
        #expect(try tree.texts("//nav[@aria-label='Wat er kan']//a") == names)
        #expect(try tree.texts("//section/h2/code") == names)
        #expect(
            try tree.texts(Self.items + "/p").prefix(3) == [
                "De initiatieven, een bladzijde tegelijk", "Eerste.", "Tweede.",
            ])
        #expect(try tree.texts(Self.review + "/p").contains("Verouderd: gebruik dit niet meer."))
    }

    @Test("resolves parameters, and lets the operation override its path")
    func parameters() throws {
        let tree = try Self.tree()
        let rows = Self.items + "/div[1]//tbody/tr"
        #expect(try tree.texts(rows + "/th") == ["crs", "bbox", "limit"])
        #expect(
            try tree.texts(rows + "[th = 'limit']/td") == [
                "na het vraagteken", "geheel getal; vanaf 1; tot en met 1000; standaard 10", "nee", "Hoeveel",
            ])
        #expect(try tree.texts(rows + "[th = 'bbox']//code") == ["bbox", "3,50,7,54"])
        #expect(try tree.texts(Self.review + "//tr[th = 'id']/td").prefix(3) == ["in het pad", "tekst (uuid)", "ja"])
    }

    @Test("shows the media types of a body with their examples")
    func body() throws {
        let tree = try Self.tree()
        #expect(
            try tree.texts(Self.review + "/h4") == ["application/json", "application/x-www-form-urlencoded"])
        #expect(
            try tree.texts(Self.review + "/pre") == [
                "{\n  \"oordeel\": \"goedgekeurd\",\n  \"punt\": [5.121, 52.091]\n}",
                "{\n  \"oordeel\": \"afgekeurd\"\n}", "oordeel=goedgekeurd",
            ])
        #expect(try tree.texts(Self.review + "//a/@href") == ["#schema%3ABeoordeling"])
    }

    @Test("lists the answers")
    func responses() throws {
        let tree = try Self.tree()
        let rows = Self.items + "/div[2]//tbody/tr"
        #expect(try tree.texts(rows + "/th") == ["200", "400", "anders"])
        #expect(try tree.texts(rows + "[1]/td") == ["Een bladzijde", "application/geo+json, text/html"])
        #expect(try tree.texts(rows + "[2]/td") == ["De invoer klopt niet", "application/problem+json"])
    }

    @Test("says who may do what")
    func security() throws {
        let tree = try Self.tree()
        #expect(try tree.texts("//section[h2 = 'Toegang']/p").first?.hasPrefix("Iedereen kan dit gebruiken.") == true)
        #expect(try tree.texts(Self.review + "/p").contains("U moet zich aanmelden met moderator."))
        #expect(try tree.texts("//section[h2 = 'Toegang']/dl/dt") == ["moderator"])
    }

    @Test("describes the named schemas and survives one that refers to itself")
    func schemas() throws {
        let tree = try Self.tree()
        #expect(try tree.texts("//section[h2 = \"Schema's\"]/h3") == ["Beoordeling", "Reden"])
        #expect(try tree.texts("//tr[th = 'vorige']//a/@href") == ["#schema%3ABeoordeling"])
    }

    @Test("survives a reference that goes round or leads nowhere")
    func roundabout() throws {
        let api: JSONValue = [
            "paths": [
                "/a": [
                    "get": [
                        "parameters": [["$ref": "#/components/parameters/rond"], ["$ref": "#/weg"], ["$ref": "#/"]],
                        "responses": ["200": ["$ref": "elders.json"]],
                    ]
                ]
            ], "components": ["parameters": ["rond": ["$ref": "#/components/parameters/rond"]]],
        ]
        let tree = try HTMLTree(.api, api)
        #expect(try tree.texts("//tbody/tr/th") == ["#/components/parameters/rond", "#/weg", "#/", "200"])
        #expect(try tree.texts("//tr[th = '200']/td").first == "elders.json")
    }

    @Test("tells who stands behind it")
    func info() throws {
        let tree = try Self.tree()
        let facts = "//section[h2 = 'Over deze API']/dl"
        #expect(try tree.texts(facts + "/dt") == ["Versie", "OpenAPI", "Adres", "Contact", "Licentie"])
        #expect(try tree.texts(facts + "/dd")[3] == "Beheer, beheer@kaart.example, https://kaart.example/contact")
    }
}
