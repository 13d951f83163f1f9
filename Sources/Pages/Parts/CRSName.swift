import OpenDataFormats

/// Names of coordinate reference systems.
enum CRSName {
    /// The Dutch name of a system; nothing for one that we do not know.
    static func name(_ uri: String) -> String? {
        let parts = uri.split(separator: "/")
        guard let code = parts.last, uri.contains("/def/crs/") else { return nil }
        return names[String(code)]
    }

    private static let names = [
        "CRS84": "WGS 84, lengtegraad en breedtegraad",
        "28992": "RD-coördinaten, x en y",
        "4258": "ETRS89, breedtegraad en lengtegraad",
        "9067": "ETRF2000, breedtegraad en lengtegraad",
        "4326": "WGS 84, breedtegraad en lengtegraad",
        "3857": "Web Mercator, x en y",
    ]
}

extension HTMLWriter {
    /// Appends a coordinate reference system: its address, and its name when we know it.
    mutating func crs(_ uri: String) {
        anchor(uri, uri)
        if let name = CRSName.name(uri) {
            text(" ")
            element(.span, .style("soort"), text: "(\(name))")
        }
    }

    /// Appends a list of coordinate reference systems.
    mutating func crsList(_ uris: [String]) {
        element(.list) { html in
            for uri in uris { html.element(.item) { $0.crs(uri) } }
        }
    }
}
