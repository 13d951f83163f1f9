/// Finds room for the names of towns on a drawn map: beside their dots, clear of marks and of each other.
///
/// All in pixels of the drawing, from the left and the top.
struct TownNames {
    typealias Point = BaseMap.Point

    /// A mark that no name may touch.
    struct Disc {
        let centre: Point
        let radius: Double
    }

    /// A name that has its place.
    struct Place: Equatable {
        let x: Double
        /// The line that the letters stand on.
        let baseline: Double
        /// Which part of the name stands at `x`: `text-anchor` of SVG.
        let anchor: String
    }

    private let size: Point
    private let marks: [Disc]
    private var taken: [Box] = []

    init(width: Int, height: Int, clearOf marks: [Disc]) {
        size = Point(Double(width), Double(height))
        self.marks = marks
    }

    /// The first place that is free, which from then on is taken; nothing when there is none.
    mutating func place(_ name: String, at dot: Point) -> Place? {
        for place in Self.beside(dot, Self.dotGap) + marks.flatMap({ beyond($0, dot) }) {
            let box = Box(name, place)
            guard box.isInside(size), !marks.contains(where: box.touches), !taken.contains(where: box.touches) else {
                continue
            }
            taken.append(box)
            return place
        }
        return nil
    }

    /// Around the mark that hides a dot.
    private func beyond(_ mark: Disc, _ dot: Point) -> [Place] {
        let away = mark.centre - dot
        guard (away * away).sum() < mark.radius * mark.radius else { return [] }
        return Self.beside(mark.centre, mark.radius + Self.margin + 2)
    }

    /// After it, before it, above and below.
    private static func beside(_ point: Point, _ gap: Double) -> [Place] {
        let middle = point.y + letterHeight / 2
        return [
            Place(x: point.x + gap, baseline: middle, anchor: "start"),
            Place(x: point.x - gap, baseline: middle, anchor: "end"),
            Place(x: point.x, baseline: point.y - gap, anchor: "middle"),
            Place(x: point.x, baseline: point.y + gap + letterHeight, anchor: "middle"),
        ]
    }

    // Of the letters of `.stad-naam`: 19 pixels, bold.
    private static let letterWidth = 11.5
    private static let letterHeight = 13.0
    private static let descent = 5.0
    private static let margin = 3.0
    private static let dotGap = 10.0

    /// What a name covers.
    private struct Box {
        let least: Point
        let most: Point

        init(_ name: String, _ place: Place) {
            let width = Double(name.count) * TownNames.letterWidth
            let left =
                switch place.anchor {
                case "start": place.x
                case "end": place.x - width
                default: place.x - width / 2
                }
            least = Point(left, place.baseline - TownNames.letterHeight)
            most = Point(left + width, place.baseline + TownNames.descent)
        }

        func isInside(_ size: Point) -> Bool {
            least.x > TownNames.margin && least.y > TownNames.margin && most.x < size.x - TownNames.margin
                && most.y < size.y - TownNames.margin
        }

        func touches(_ other: Box) -> Bool {
            least.x < other.most.x + TownNames.margin && other.least.x < most.x + TownNames.margin
                && least.y < other.most.y && other.least.y < most.y
        }

        func touches(_ mark: Disc) -> Bool {
            let nearest = mark.centre.clamped(lowerBound: least, upperBound: most)
            let away = mark.centre - nearest
            return (away * away).sum() < (mark.radius + 1) * (mark.radius + 1)
        }
    }
}
