import OpenDataFormats
import Pages
import Testing

/// A JSON Schema as a table of properties.
@Suite("The page of a schema")
struct SchemaPageTests {
    private static func row(_ name: String) throws -> [String] {
        try HTMLTree(.schema, Samples.document(.schema)).texts("//tbody/tr[th = '\(name)']/td")
    }

    @Test("has a row for each property")
    func rows() throws {
        let tree = try HTMLTree(.schema, Samples.document(.schema))
        #expect(try tree.texts("//caption") == ["Eigenschappen"])
        #expect(
            try tree.texts("//tbody/tr/th") == [
                "titel", "thema", "aangemaaktOp", "aantal", "geometry", "lijst", "vrij",
            ])
        #expect(
            try Self.row("titel") == [
                "Titel", "tekst; lengte vanaf 1; lengte tot en met 200", "ja", "Hoe het initiatief heet.",
            ])
    }

    @Test(
        "says in words what values are allowed",
        arguments: [
            ("thema", "tekst; een van: open-contact, open-aanpak"), ("aangemaaktOp", "tekst (date-time)"),
            ("aantal", "geheel getal of leeg; vanaf 0"), ("lijst", "lijst van getal"), ("vrij", ""),
            ("geometry", "https://geojson.org/schema/Point.json; rol primary-geometry"),
        ])
    func kind(name: String, expected: String) throws {
        #expect(try Self.row(name)[1] == expected)
    }

    @Test("shows the rest of the schema as well")
    func rest() throws {
        let tree = try HTMLTree(.schema, Samples.document(.schema))
        #expect(try tree.texts("//main/dl/dt") == ["$schema", "$id", "Soort", "additionalProperties"])
    }

    @Test("says so when there are no properties")
    func none() throws {
        let tree = try HTMLTree(.schema, ["type": "object", "properties": [:]])
        #expect(try tree.texts("//main/p") == ["Er zijn geen eigenschappen beschreven."])
    }
}
