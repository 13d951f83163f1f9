/// The reference systems of the module, by the names that the tests call them.
enum Systems {
    static let crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
    static let etrs89 = epsg(4258)
    static let etrf2000 = epsg(9067)
    static let wgs84 = epsg(4326)
    static let rd = epsg(28992)
    static let webMercator = epsg(3857)
    static let all = [crs84, etrs89, etrf2000, wgs84, rd, webMercator]
    /// With degrees, latitude first.
    static let latitudeFirst = [etrs89, etrf2000, wgs84]

    static func epsg(_ code: Int) -> String { "http://www.opengis.net/def/crs/EPSG/0/\(code)" }
}
