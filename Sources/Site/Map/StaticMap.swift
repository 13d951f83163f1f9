package import OpenKaart

#if canImport(Glibc)
    private import Glibc
#endif

/// A small drawn map around one point, as values of the template `static-map`: it needs no script and no other request.
package struct StaticMap: Sendable {
    /// An area or line of the map.
    struct Shape: Sendable {
        let kind: String
        let path: String
    }

    /// The name of a town, and where it stands.
    struct Town: Sendable {
        let name: String
        let x: String
        let y: String
        let textX: String
        let anchor: String
    }

    let width = StaticMap.width
    let height = StaticMap.height
    let shapes: [Shape]
    let towns: [Town]
    /// Where the point is: always in the middle.
    let x = StaticMap.width / 2
    let y = StaticMap.height / 2

    private static let width = 640
    private static let height = 400
    /// Degrees of longitude from edge to edge: some seventy kilometres.
    private static let span = 1.05
    /// Around the edge, so that no line of it is seen.
    private static let margin = 12.0

    /// - Parameter centre: the point of the initiative.
    package init(around centre: Coordinate, _ base: BaseMap) {
        let scale = Double(Self.width) / Self.span
        let middle = Self.mercator(centre.latitude)
        // Whole tenths of a pixel are enough, and short.
        func place(_ point: BaseMap.Point) -> BaseMap.Point {
            BaseMap.Point(
                (point.x - centre.longitude) * scale + Double(Self.width) / 2,
                (middle - Self.mercator(point.y)) * scale + Double(Self.height) / 2)
        }
        let frame = Clip(
            minX: -Self.margin, minY: -Self.margin, maxX: Double(Self.width) + Self.margin,
            maxY: Double(Self.height) + Self.margin)
        var shapes: [Shape] = []
        for land in base.lands {
            let ring = frame.polygon(land.ring.map(place))
            if ring.count > 2 {
                shapes.append(Shape(kind: land.country == "NL" ? "land" : "land-buur", path: Self.path(ring) + "Z"))
            }
        }
        for (kind, lines) in [("rivier", base.rivers), ("grens", base.borders)] {
            let parts = lines.flatMap { frame.line($0.map(place)) }
            if !parts.isEmpty { shapes.append(Shape(kind: kind, path: parts.map(Self.path).joined())) }
        }
        self.shapes = shapes
        towns = base.towns.compactMap { town in
            let point = place(town.point)
            guard point.x > 8, point.y > 14, point.x < Double(Self.width) - 8, point.y < Double(Self.height) - 8 else {
                return nil
            }
            // Near the right edge the name stands before its dot.
            let isRight = point.x > Double(Self.width) * 0.75
            return Town(
                name: town.name, x: Self.number(point.x), y: Self.number(point.y),
                textX: Self.number(point.x + (isRight ? -10 : 10)), anchor: isRight ? "end" : "start")
        }
    }

    /// Latitude as it is drawn (Web Mercator), in the degrees of the longitude.
    private static func mercator(_ latitude: Double) -> Double {
        let radians = latitude * .pi / 180
        return log(tan(.pi / 4 + radians / 2)) * 180 / .pi
    }

    private static func path(_ points: [BaseMap.Point]) -> String {
        var path = ""
        for (index, point) in points.enumerated() {
            path += (index == 0 ? "M" : "L") + number(point.x) + " " + number(point.y)
        }
        return path
    }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let rest = abs(tenths % 10)
        let sign = tenths < 0 ? "-" : ""
        return "\(sign)\(abs(tenths) / 10)" + (rest == 0 ? "" : ".\(rest)")
    }
}
