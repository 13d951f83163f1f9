package import OpenKaart

/// A small drawn map, as values of a template: it needs no script and no other request.
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
        let textY: String
        let anchor: String
    }

    let width: Int
    let height: Int
    let shapes: [Shape]
    let towns: [Town]
    /// Where the point is that the map is around: always in the middle.
    let x: Int
    let y: Int
    let ring = Self.radius

    static let width = 640
    static let height = 400
    /// Degrees of longitude from edge to edge: some seventy kilometres.
    static let span = 1.05
    /// Of the circle around the point of an initiative.
    private static let radius = 30
    /// Around the edge, so that no line of it is seen.
    private static let margin = 12.0

    /// - Parameter centre: the point of the initiative.
    package init(around centre: Coordinate, _ base: BaseMap) {
        let middle = BaseMap.Point(Double(Self.width / 2), Double(Self.height / 2))
        self.init(
            MapProjection(around: centre, span: Self.span, width: Self.width, height: Self.height), base,
            marks: [.init(centre: middle, radius: Double(Self.radius))])
    }

    /// - Parameter marks: what is drawn over the map; names of towns keep clear of it.
    init(_ projection: MapProjection, _ base: BaseMap, marks: [TownNames.Disc]) {
        (width, height) = (projection.width, projection.height)
        (x, y) = (width / 2, height / 2)
        let (right, bottom) = (Double(width), Double(height))
        let frame = Clip(minX: -Self.margin, minY: -Self.margin, maxX: right + Self.margin, maxY: bottom + Self.margin)
        var shapes: [Shape] = []
        for land in base.lands {
            let ring = frame.polygon(land.ring.map { projection.place($0) })
            if ring.count > 2 {
                shapes.append(Shape(kind: land.country == "NL" ? "land" : "land-buur", path: Self.path(ring) + "Z"))
            }
        }
        for (kind, lines) in [("rivier", base.rivers), ("grens", base.borders)] {
            let parts = lines.flatMap { frame.line($0.map { projection.place($0) }) }
            if !parts.isEmpty { shapes.append(Shape(kind: kind, path: parts.map(Self.path).joined())) }
        }
        self.shapes = shapes
        var names = TownNames(width: width, height: height, clearOf: marks)
        var towns: [Town] = []
        for town in base.towns {
            let point = projection.place(town.point)
            guard point.x > 8, point.y > 14, point.x < right - 8, point.y < bottom - 8,
                let name = names.place(town.name, at: point)
            else { continue }
            towns.append(
                Town(
                    name: town.name, x: Self.number(point.x), y: Self.number(point.y), textX: Self.number(name.x),
                    textY: Self.number(name.baseline), anchor: name.anchor))
        }
        self.towns = towns
    }

    private static func path(_ points: [BaseMap.Point]) -> String {
        var path = ""
        for (index, point) in points.enumerated() {
            path += (index == 0 ? "M" : "L") + number(point.x) + " " + number(point.y)
        }
        return path
    }

    /// Whole tenths of a pixel are enough, and short.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let rest = abs(tenths % 10)
        let sign = tenths < 0 ? "-" : ""
        return "\(sign)\(abs(tenths) / 10)" + (rest == 0 ? "" : ".\(rest)")
    }
}
