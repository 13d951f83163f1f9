import OpenKaart
import SpatiaLiteRegister

/// How fast the same questions are answered by SpatiaLite alone, without HTTP and without making GeoJSON.
enum SQLFloor {
    static func perSecond(_ database: String) throws -> Double {
        let register = try SpatiaLiteRegister(path: database, creates: false)
        defer { try? register.close() }
        var mix = QueryMix()
        let queries = try (0..<300).map { _ in try query(mix.next()) }
        let clock = ContinuousClock()
        let time = try clock.measure { for query in queries { _ = try register.page(query) } }
        return Double(queries.count) / (time / .seconds(1))
    }

    /// The question behind an address of the mix.
    static func query(_ path: String) throws -> InitiativeQuery {
        var filter = InitiativeFilter()
        for part in path.split(separator: "?").last?.split(separator: "&") ?? [] {
            let pair = part.split(separator: "=")
            if pair[0] == "bbox" { filter.area = .degrees(try BoundingBox(parsing: String(pair[1]))) }
            if pair[0] == "thema" { filter.themes = Set([ThemeSlug(String(pair[1]))].compactMap { $0 }) }
        }
        return InitiativeQuery(filter: filter, limit: 100)
    }
}
