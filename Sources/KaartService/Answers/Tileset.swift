import OpenDataFormats
import OpenKaart
import VectorTiles

/// A set of tiles of something in one tile matrix set, and the documents that describe it.
struct Tileset: Sendable {
    let set: TileMatrixSet
    /// Dutch.
    let title: String
    let description: String
    /// Where it stands.
    let address: String
    /// What the tiles are asked beside their address, to stand behind `f=mvt`; safe in an address.
    var question = ""
    let layers: [LayerDescription]
    /// At which zooms its tiles differ; viewers enlarge those of the last one.
    let zooms: ClosedRange<Int>
    /// Where something is; nothing when there is nothing.
    let bounds: BoundingBox?
    /// Whom to name on the map; HTML without markup.
    let attribution: String

    /// The relation of a tileset to its tile matrix set (17-083r4, 8.2).
    static let schemeRelation = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
    /// The relation that leads to a list of tilesets of vector tiles (OGC API Tiles, /req/tilesets-list).
    static let listRelation = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"

    /// The address of a tile with the three names of OGC API Tiles in braces (/req/tileset/tileset-links).
    private func template(_ zoom: String, _ row: String, _ column: String) -> String {
        "\(address)/{\(zoom)}/{\(row)}/{\(column)}?f=mvt\(question)"
    }

    private var centre: SIMD2<Double>? {
        bounds.map { SIMD2(($0.west + $0.east) / 2, ($0.south + $0.north) / 2) }
    }

    /// The entry in a list of tilesets (OGC API Tiles, /req/tilesets-list/tileset-links).
    func entry(_ links: Links) -> JSONValue {
        .object(head + [("links", .array([self.link("self"), scheme(links)]))])
    }

    /// The metadata (17-083r4, 8.2, conformance class `json-tilesetmetadata`).
    ///
    /// - Parameter own: the links of the document to itself.
    func metadata(_ links: Links, own: [JSONValue]) -> JSONValue {
        let item: JSONValue = .object([
            ("href", .string(template("tileMatrix", "tileRow", "tileCol"))), ("rel", "item"),
            ("type", .string(Format.mvt.mediaType)), ("title", "Een tegel"), ("templated", true),
        ])
        return .object(
            head + [
                ("description", .string(description)), ("attribution", .string(attribution)),
                ("layers", .array(layers.map { $0.tilesetLayer(zooms) })),
                (
                    "boundingBox",
                    bounds.map { box in
                        [
                            "lowerLeft": [.number(box.west), .number(box.south)],
                            "upperRight": [.number(box.east), .number(box.north)],
                            "crs": .string(ReferenceSystem.crs84.uri),
                        ]
                    }
                ),
                (
                    "centerPoint",
                    centre.map {
                        ["coordinates": [.number($0.x), .number($0.y)], "crs": .string(ReferenceSystem.crs84.uri)]
                    }
                ),
                ("links", .array(own + [scheme(links), item])),
            ])
    }

    /// TileJSON 3.0.0, which knows Web Mercator only.
    var tileJSON: JSONValue {
        .object([
            ("tilejson", "3.0.0"), ("name", .string(title)), ("description", .string(description)),
            ("version", .string(KaartService.apiVersion)), ("scheme", "xyz"), ("attribution", .string(attribution)),
            ("tiles", [.string(template("z", "y", "x"))]),
            ("minzoom", .number(Double(zooms.lowerBound))), ("maxzoom", .number(Double(zooms.upperBound))),
            (
                "bounds",
                bounds.map { [.number($0.west), .number($0.south), .number($0.east), .number($0.north)] }
            ),
            ("center", centre.map { [.number($0.x), .number($0.y), 7] }),
            ("vector_layers", .array(layers.map { $0.vectorLayer(zooms) })),
        ])
    }

    private var head: [(String, JSONValue?)] {
        [
            ("title", .string(title)), ("dataType", "vector"), ("crs", .string(set.system.uri)),
            ("tileMatrixSetId", .string(set.rawValue)), ("tileMatrixSetURI", .string(set.uri)),
        ]
    }

    private func link(_ relation: String) -> JSONValue {
        .link(address, rel: relation, type: "application/json", title: title)
    }

    private func scheme(_ links: Links) -> JSONValue {
        .link(links.tileMatrixSet(set), rel: Self.schemeRelation, type: "application/json", title: set.title)
    }
}
