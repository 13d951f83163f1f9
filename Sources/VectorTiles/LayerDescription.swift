package import OpenDataFormats

/// What a layer of a tileset holds, for the documents that describe tilesets.
package struct LayerDescription: Sendable {
    package let name: String
    /// Dutch.
    package let description: String
    package let geometry: Geometry
    /// The attributes: name, whether it is a number, and what it says; Dutch.
    package let fields: [Field]

    package enum Geometry: Int, Sendable {
        case points = 0
        case lines = 1
        case areas = 2
    }

    package struct Field: Sendable {
        package let name: String
        package let isNumber: Bool
        package let description: String

        package init(_ name: String, isNumber: Bool = false, _ description: String) {
            self.name = name
            self.isNumber = isNumber
            self.description = description
        }
    }

    package init(_ name: String, _ description: String, _ geometry: Geometry, _ fields: [Field]) {
        self.name = name
        self.description = description
        self.geometry = geometry
        self.fields = fields
    }

    /// The layer in TileJSON 3.0.0, 3.3 and in the metadata of MBTiles and PMTiles.
    package func vectorLayer(_ zooms: ClosedRange<Int>) -> JSONValue {
        .object([
            ("id", .string(name)), ("description", .string(description)),
            ("minzoom", .number(Double(zooms.lowerBound))), ("maxzoom", .number(Double(zooms.upperBound))),
            ("fields", .object(fields.map { ($0.name, $0.isNumber ? "Number" : "String") })),
        ])
    }

    /// The layer in tileset metadata (17-083r4, 8.2).
    package func tilesetLayer(_ zooms: ClosedRange<Int>) -> JSONValue {
        .object([
            ("id", .string(name)), ("title", .string(description)), ("dataType", "vector"),
            ("geometryDimension", .number(Double(geometry.rawValue))),
            ("minTileMatrix", .string("\(zooms.lowerBound)")), ("maxTileMatrix", .string("\(zooms.upperBound)")),
            (
                "propertiesSchema",
                [
                    "type": "object",
                    "properties": .object(
                        fields.map { field in
                            (
                                field.name,
                                [
                                    "title": .string(field.description), "type": field.isNumber ? "integer" : "string",
                                ]
                            )
                        }),
                ]
            ),
        ])
    }
}
