/// The "crs" member that old GeoJSON files carry, removed by RFC 7946 §4: all positions are CRS84 now.
enum GeoJSONCRS {
    /// Judges the value of a "crs" member.
    ///
    /// - Parameter bytes: the value of the member; nil when it is too long to be a name.
    /// - Returns: what is wrong, in Dutch; nil when the value names CRS84 in one of its forms.
    static func problem(_ bytes: [UInt8]?) -> String? {
        guard let bytes, let value = try? JSONParser.parse(bytes) else { return reason(name: nil) }
        // In GeoJSON of 2008 null meant "unknown", which says nothing against CRS84.
        if value == .null { return nil }
        guard case .object(let crs) = value, case .object(let properties) = crs["properties"] else {
            return reason(name: nil)
        }
        if properties["code"] == .number(4326) { return nil }
        guard case .string(let name) = properties["name"] else { return reason(name: nil) }
        return isLongitudeLatitude(name) ? nil : reason(name: name)
    }

    /// Whether the value of a "crs" member names RD (EPSG:28992), as `ogr2ogr` writes it.
    static func isRD(_ bytes: [UInt8]?) -> Bool {
        guard let bytes, case .object(let crs)? = try? JSONParser.parse(bytes),
            case .object(let properties) = crs["properties"],
            case .string(let name) = properties["name"]
        else { return false }
        let parts = name.uppercased().split { ":/#".contains($0) }
        return parts.last == "28992" && parts.contains("EPSG")
    }

    /// Whether a name means longitude and latitude on WGS 84.
    ///
    /// Such as `urn:ogc:def:crs:OGC:1.3:CRS84`, `EPSG:4326` and `http://www.opengis.net/def/crs/EPSG/0/4326`.
    /// GeoJSON that says EPSG:4326 has longitude first as well.
    private static func isLongitudeLatitude(_ name: String) -> Bool {
        let parts = name.uppercased().split { ":/#".contains($0) }
        return parts.last == "CRS84" || (parts.last == "4326" && parts.contains("EPSG"))
    }

    private static func reason(name: String?) -> String {
        // The name comes from the file: only what is safe to print on a terminal.
        let printable = name.flatMap { $0.utf8.count <= 80 && $0.utf8.allSatisfy { 0x20..<0x7F ~= $0 } ? $0 : nil }
        return """
            Het bestand gebruikt een ander coördinatenstelsel\(printable.map { " (\($0))" } ?? ""). Zet het om naar CRS84 \
            (lengtegraad, breedtegraad), bijvoorbeeld met ogr2ogr -t_srs OGC:CRS84.
            """
    }
}
