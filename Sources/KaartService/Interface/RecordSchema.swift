import OpenDataCatalogue
import OpenDataFormats
import OpenKaart

/// What is said of each property of a record: in schemas, as a filter, and for people.
struct RecordProperty: Sendable {
    let name: String
    /// JSON Schema, without title and description.
    let schema: [JSONObject.Member]
    let example: JSONValue
    /// How to filter by it, when that differs from "is exactly this".
    var filterDescription: String?
    var filterSchema: JSONValue?
    var filterExample: JSONValue?
    var isFilterList = false

    /// As people call it, and what it is; the same words as for the column of the table.
    var title: String { DatasetColumn.named(name).title }
    var description: String { DatasetColumn.named(name).description }

    /// The JSON Schema with what people read.
    func document(_ more: [JSONObject.Member] = []) -> JSONValue {
        .object(
            JSONObject(
                members: [
                    .init(name: "title", value: .string(title)),
                    .init(name: "description", value: .string(description)),
                ] + schema + more))
    }

    /// The same for a sender who may leave it open.
    var optionalDocument: JSONValue {
        let members: [JSONObject.Member] = schema.compactMap { member in
            switch member.name {
            // An empty text is as good as none.
            case "minLength", "format", "pattern": nil
            default: member
            }
        }
        return .object(
            JSONObject(
                members: [
                    .init(name: "title", value: .string(title)),
                    .init(name: "description", value: .string(description)),
                ] + members + [.init(name: "nullable", value: true)]))
    }

    /// The query parameter that filters by it (OGC API Features Part 1, 7.15.5).
    var parameter: Parameter {
        Parameter(
            name, filterDescription ?? "Alleen initiatieven met precies deze \(title.lowercased()).",
            schema: filterSchema ?? ["type": "string", "minLength": 1], example: filterExample ?? example,
            isList: isFilterList)
    }
}

/// The properties of a record, in order.
enum RecordSchema {
    static func properties(_ themes: ThemeCatalogue) -> [RecordProperty] {
        let slugs = JSONValue.array(themes.themes.map { .string($0.slug.text) })
        let moment: [JSONObject.Member] = [
            .init(name: "type", value: "string"), .init(name: "format", value: "date-time"),
        ]
        return [
            RecordProperty(
                name: Member.title, schema: text(3, 200), example: "PoliFLW"),
            RecordProperty(
                name: Member.description, schema: text(10, 5000), example: "Zoekmachine voor politiek nieuws."),
            RecordProperty(
                name: Member.theme, schema: [.init(name: "type", value: "string"), .init(name: "enum", value: slugs)],
                example: .string(themes.themes[0].slug.text),
                filterDescription: "Alleen initiatieven met een van deze thema's, met komma's ertussen.",
                filterSchema: ["type": "array", "minItems": 1, "items": ["type": "string", "enum": slugs]],
                filterExample: [.string(themes.themes[0].slug.text)], isFilterList: true),
            RecordProperty(
                name: Member.organisation, schema: text(1, 200),
                example: "Open State Foundation"),
            RecordProperty(
                name: Member.place, schema: text(1, 100),
                example: "Amsterdam"),
            RecordProperty(
                name: Member.municipalityCode, schema: [.init(name: "type", value: "string"), .init(name: "pattern", value: "^GM[0-9]{4}$")],
                example: "GM0363", filterSchema: ["type": "string", "pattern": "^GM[0-9]{4}$"]),
            RecordProperty(
                name: Member.url, schema: [
                    .init(name: "type", value: "string"), .init(name: "format", value: "uri"),
                    .init(name: "maxLength", value: 2000),
                ], example: "https://www.voorbeeld.nl/initiatief"),
            RecordProperty(
                name: Member.createdAt, schema: moment, example: "2015-06-01T12:00:00Z",
                filterDescription: "Hetzelfde als datetime.", filterSchema: ["type": "string"],
                filterExample: "2015-01-01/.."),
            RecordProperty(
                name: Member.changedAt, schema: moment, example: "2016-06-01T12:00:00Z",
                filterDescription:
                    "Alleen initiatieven die op dit tijdstip of in deze periode voor het laatst zijn gewijzigd; zoals datetime.",
                filterSchema: ["type": "string"], filterExample: "2015-01-01/.."),
        ]
    }

    private static func text(_ shortest: Int, _ longest: Int) -> [JSONObject.Member] {
        [
            .init(name: "type", value: "string"), .init(name: "minLength", value: .number(Double(shortest))),
            .init(name: "maxLength", value: .number(Double(longest))),
        ]
    }
}
