import OpenDataFormats

/// Tiles, tile matrix sets and styles. What standards define is described as far as a reader needs it.
extension ComponentSchemas {
    var tileMatrixSets: JSONValue {
        Self.object([
            (
                "tileMatrixSets",
                Self.list(
                    Self.object([
                        ("id", Self.text), ("title", Self.text), ("uri", Self.uri), ("crs", Self.uri), ("links", links),
                    ]))
            ), ("links", links),
        ])
    }

    var tileMatrixSet: JSONValue {
        let number: JSONValue = ["type": "number"]
        return Self.object(
            [
                ("id", Self.text), ("title", Self.text), ("uri", Self.uri), ("crs", Self.uri),
                ("wellKnownScaleSet", Self.text), ("orderedAxes", Self.list(Self.text)),
                (
                    "tileMatrices",
                    Self.list(
                        Self.object([
                            ("id", Self.text), ("scaleDenominator", number), ("cellSize", number),
                            ("pointOfOrigin", Self.list(number)), ("tileWidth", Self.count),
                            ("tileHeight", Self.count), ("matrixWidth", Self.count), ("matrixHeight", Self.count),
                        ]))
                ),
            ], required: ["id", "crs", "tileMatrices"])
    }

    private var tilesetMembers: [(String, JSONValue?)] {
        [
            ("title", Self.text), ("dataType", ["type": "string", "enum": ["vector"]]), ("crs", Self.uri),
            ("tileMatrixSetId", Self.text), ("tileMatrixSetURI", Self.uri), ("links", links),
        ]
    }

    var tilesets: JSONValue {
        Self.object([("tilesets", Self.list(Self.object(tilesetMembers))), ("links", links)])
    }

    /// Metadata, or TileJSON.
    var tileset: JSONValue {
        [
            "oneOf": [
                Self.object(
                    tilesetMembers + [("description", Self.text), ("layers", Self.list(["type": "object"]))]),
                Self.object([
                    ("tilejson", ["type": "string", "enum": ["3.0.0"]]), ("tiles", Self.list(Self.text)),
                    ("vector_layers", Self.list(["type": "object"])),
                ]),
            ]
        ]
    }

    var tile: JSONValue { ["type": "string", "format": "binary"] }

    var styles: JSONValue {
        Self.object([
            ("styles", Self.list(Self.object([("id", Self.text), ("title", Self.text), ("links", links)]))),
            ("links", links),
        ])
    }

    var style: JSONValue {
        Self.object([
            ("version", ["type": "integer", "enum": [8]]), ("sources", ["type": "object"]),
            ("layers", Self.list(["type": "object"])),
        ])
    }
}
