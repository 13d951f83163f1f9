import OpenDataFormats

/// The schematic base map (`tiles/README.md`), for maps that the service draws itself. Degrees, longitude first.
package struct BaseMap: Sendable {
    typealias Point = SIMD2<Double>

    /// Land areas with their country, such as `NL`.
    let lands: [(country: String, ring: [Point])]
    let rivers: [[Point]]
    let borders: [[Point]]
    /// Towns, the largest first.
    let towns: [(name: String, people: Double, point: Point)]

    /// Reads the file that browsers get as well.
    ///
    /// - Throws: `SiteError` when it is no GeoJSON of ours.
    init(_ bytes: [UInt8]) throws(SiteError) {
        guard case .object(let document)? = try? JSONParser.parse(bytes),
            case .array(let features)? = document["features"]
        else { throw SiteError("ondergrond.json is no FeatureCollection") }
        var lands: [(String, [Point])] = []
        var rivers: [[Point]] = []
        var borders: [[Point]] = []
        var towns: [(name: String, people: Double, point: Point)] = []
        for case .object(let feature) in features {
            guard case .object(let properties)? = feature["properties"],
                case .object(let geometry)? = feature["geometry"],
                case .string(let kind)? = properties["soort"], let coordinates = geometry["coordinates"]
            else { continue }
            switch kind {
            case "land":
                guard case .array(let rings) = coordinates, let ring = rings.first else { continue }
                lands.append((Self.text(properties["land"]), Self.line(ring)))
            case "rivier": rivers.append(Self.line(coordinates))
            case "grens": borders.append(Self.line(coordinates))
            default:
                guard let point = Self.point(coordinates), case .number(let people)? = properties["inwonersDuizend"]
                else {
                    continue
                }
                towns.append((Self.text(properties["naam"]), people, point))
            }
        }
        guard !lands.isEmpty, !towns.isEmpty else { throw SiteError("ondergrond.json has no land or no towns") }
        self.lands = lands.map { ($0.0, $0.1) }
        self.rivers = rivers
        self.borders = borders
        self.towns = towns.sorted { $0.people > $1.people }
    }

    private static func text(_ value: JSONValue?) -> String {
        if case .string(let text)? = value { text } else { "" }
    }

    private static func line(_ value: JSONValue) -> [Point] {
        guard case .array(let values) = value else { return [] }
        return values.compactMap(point)
    }

    private static func point(_ value: JSONValue) -> Point? {
        guard case .array(let pair) = value, pair.count >= 2, case .number(let x) = pair[0],
            case .number(let y) = pair[1]
        else { return nil }
        return Point(x, y)
    }
}
