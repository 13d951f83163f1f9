import OpenKaart

/// A small drawn map of a submission and of what looks like it: values of the template `desk-map`.
package struct DeskMap: Sendable {
    /// A numbered mark.
    struct Mark: Sendable {
        let label: String
        let x: String
        let y: String
        let labelY: String
    }

    /// A mark with the shape of a theme.
    struct Place: Sendable {
        let left: String
        let top: String
        let x: String
        let y: String
        let slug: String
        let symbol: String
    }

    let map: StaticMap
    /// Where the record is now, when it moves.
    let before: Place?
    let place: Place?
    let marks: [Mark]
    let scale: Scale

    /// A length on the ground, and how long it is drawn: near by there is nothing else to tell how far apart things are.
    struct Scale: Sendable {
        let length: String
        let width: String

        /// The longest round length that is drawn no longer than a third of the map.
        init(_ projection: MapProjection) {
            let lengths = [100_000.0, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200]
            let room = Double(projection.width) / 3
            let metres = lengths.first { projection.pixels(metres: $0) <= room } ?? 100
            length = metres < 1_000 ? "\(Int(metres)) m" : "\(Int(metres / 1_000)) km"
            width = StaticMap.number(projection.pixels(metres: metres))
        }
    }

    private static let size = 28.0
    /// At least some four kilometres when there are things to tell apart.
    private static let span = 0.06

    /// - Parameters:
    ///   - point: of the submission; `before` is where the record is now, when that is elsewhere.
    ///   - others: what looks like it, numbered from 1.
    init?(_ base: BaseMap, point: Coordinate, before: Coordinate?, theme: ThemeMark, others: [Coordinate]) {
        let height = 360
        let shown = [point] + (before.map { [$0] } ?? []) + others
        guard
            let projection = MapProjection(
                showing: shown, atLeast: shown.count > 1 ? Self.span : StaticMap.span, width: StaticMap.width,
                height: height)
        else { return nil }
        func place(_ point: Coordinate) -> Place {
            let at = projection.place(point)
            return Place(
                left: StaticMap.number(at.x - Self.size / 2), top: StaticMap.number(at.y - Self.size / 2),
                x: StaticMap.number(at.x), y: StaticMap.number(at.y), slug: theme.slug, symbol: theme.symbol)
        }
        let old = before.flatMap { $0 == point ? nil : $0 }
        let rings = [(point, 20.0)] + (old.map { [($0, 13.0)] } ?? []) + others.map { ($0, 16.0) }
        map = StaticMap(
            projection, base, marks: rings.map { .init(centre: projection.place($0.0), radius: $0.1) })
        self.place = place(point)
        self.before = old.map(place)
        marks = others.enumerated().map { index, other in
            let at = projection.place(other)
            return Mark(
                label: "\(index + 1)", x: StaticMap.number(at.x), y: StaticMap.number(at.y),
                labelY: StaticMap.number(at.y + 7))
        }
        scale = Scale(projection)
    }
}
