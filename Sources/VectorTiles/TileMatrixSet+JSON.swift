package import OpenDataFormats
import OpenKaart

extension TileMatrixSet {
    /// The definition as JSON (17-083r4, 7.1 and annex B, conformance class `json-tilematrixset`).
    package var definition: JSONValue {
        let corner: JSONValue = [.number(origin.x), .number(origin.y)]
        return .object([
            ("id", .string(rawValue)), ("title", .string(title)), ("uri", .string(uri)),
            ("orderedAxes", system == .rd ? ["X", "Y"] : ["E", "N"]),
            ("crs", .string(system.uri)), ("wellKnownScaleSet", .string(wellKnownScaleSet)),
            (
                "boundingBox",
                [
                    "lowerLeft": [.number(origin.x), .number(origin.y - side)],
                    "upperRight": [.number(origin.x + side), .number(origin.y)], "crs": .string(system.uri),
                ]
            ),
            (
                "tileMatrices",
                .array(
                    zooms.map { zoom in
                        [
                            "id": .string("\(zoom)"), "scaleDenominator": .number(scaleDenominator(zoom)),
                            "cellSize": .number(cellSize(zoom)), "cornerOfOrigin": "topLeft", "pointOfOrigin": corner,
                            "tileWidth": .number(Double(Self.tilePixels)),
                            "tileHeight": .number(Double(Self.tilePixels)),
                            "matrixWidth": .number(Double(1 << zoom)), "matrixHeight": .number(Double(1 << zoom)),
                        ]
                    })
            ),
        ])
    }
}
