/// Short names of media types.
enum MediaTypeName {
    /// The name of a media type; the type itself when it has no name here.
    static func name(_ type: String) -> String {
        let essence = type.prefix { $0 != ";" }.lowercased()
        return names[essence] ?? type
    }

    private static let names = [
        "application/atom+xml": "Atom",
        "application/json": "JSON",
        "application/geo+json": "GeoJSON",
        "application/schema+json": "JSON Schema",
        "application/problem+json": "probleem in JSON",
        "application/vnd.oai.openapi+json": "OpenAPI",
        "application/ld+json": "JSON-LD",
        "application/geopackage+sqlite3": "GeoPackage",
        "application/vnd.mapbox-vector-tile": "vectortegels",
        "text/csv": "CSV",
        "text/html": "webpagina",
        "text/turtle": "Turtle",
    ]
}
