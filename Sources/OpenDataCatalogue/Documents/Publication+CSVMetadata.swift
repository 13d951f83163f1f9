package import OpenDataFormats
import OpenKaart

extension Publication {
    /// `initiatieven.csv-metadata.json`: the table and its columns (W3C Metadata Vocabulary for Tabular Data).
    package var csvMetadata: JSONValue {
        [
            "@context": ["http://www.w3.org/ns/csvw", ["@language": "nl"]],
            "url": .string(Distribution.csv.fileName), "dc:title": .string(profile.title),
            "dc:description": .string(profile.description),
            "dc:license": ["@id": .string(profile.licence.address)],
            "dc:modified": ["@value": .string(modifiedAt.description), "@type": "xsd:dateTime"],
            "dc:publisher": ["schema:name": .string(profile.publisher.name)],
            "dcat:version": .string("\(manifest.version.sequence)"),
            "rdfs:comment": .string(Self.guardNote),
            "dialect": [
                "encoding": "utf-8", "lineTerminators": ["\r\n"], "delimiter": ",", "quoteChar": "\"",
                "doubleQuote": true, "header": true, "headerRowCount": 1, "skipInitialSpace": false, "trim": false,
            ],
            "tableSchema": [
                "columns": .array(columns.map(csvColumn)), "primaryKey": .string(Member.id),
            ],
        ]
    }

    /// The columns of the file, in order.
    var columns: [DatasetColumn] { CSVTable.columns(nil, .crs84).map(DatasetColumn.named) }

    /// Why a text can begin with an apostrophe more than somebody wrote.
    static let guardNote =
        "Een tekst die een rekenblad voor een formule zou houden, begint met een apostrof (') extra. Haal die er bij het inlezen weer af."

    private func csvColumn(_ column: DatasetColumn) -> JSONValue {
        .object([
            ("name", .string(column.name)), ("titles", .string(column.name)),
            ("dc:title", .string(column.title)), ("dc:description", .string(column.description)),
            ("datatype", csvType(column.type)), ("required", column.isRequired ? true : nil),
        ])
    }

    private func csvType(_ type: DatasetColumn.Kind) -> JSONValue {
        switch type {
        case .text: "string"
        case .pattern(let pattern): ["base": "string", "format": .string(pattern)]
        case .theme: ["base": "string", "format": .string(themeSlugs.joined(separator: "|"))]
        case .address: "anyURI"
        case .moment: "dateTimeStamp"
        case .degrees(let range):
            [
                "base": "decimal", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound),
            ]
        case .metres: "decimal"
        }
    }

    /// Every theme that a record can have.
    var themeSlugs: [String] { manifest.themes.map(\.theme.text) }
}
