import OpenKaart
import PublishedMap
import Site
private import Synchronization

/// Turns what a person typed for a place into points: degrees, metres of RD, or the name of a town or of a place on the map.
///
/// Nothing leaves the service for it, and nothing of it is kept.
final class PlaceFinder: Sendable {
    private let towns: [Gazetteer.Entry]
    private let positions: any PositionTransformation
    private let area: BoundingBox
    /// The places of a version of the map; made when it is asked for.
    private let kept = Mutex<(sequence: Int, gazetteer: Gazetteer)?>(nil)

    init(_ base: BaseMap, _ positions: any PositionTransformation, _ area: BoundingBox) {
        towns = base.places
        self.positions = positions
        self.area = area
    }

    /// What a text stands for.
    enum Finding: Sendable {
        /// Nothing was typed.
        case nothing
        /// The name is that of the place, when it was found by that.
        case place(Coordinate, name: String?)
        case several([Gazetteer.Entry])
        case problem(Problem)
    }

    /// Reads a text. Blocks for as long as a pass over the map takes, once a version.
    ///
    /// - Parameter member: the field that it stands in, for problems.
    func find(_ text: String, on state: MapState?, member: String) -> Finding {
        guard let text = PlainText.line(text) else { return .problem(PlainText.refusal(of: member)) }
        guard !text.isEmpty else { return .nothing }
        guard let reading = PositionText.read(text, in: area) else {
            let found = gazetteer(state).find(text)
            return switch found.count {
            case 0: .problem(Problem(member: member, code: .unknownValue, detail: text))
            case 1: .place(found[0].point, name: found[0].name)
            default: .several(found)
            }
        }
        switch reading {
        case .degrees(let point): return .place(point, name: nil)
        case .metres(let x, let y):
            let degrees = positions.degrees(SIMD2(x, y), from: .rd)
            return judged(degrees.x, degrees.y, told: "\(x), \(y)", member)
        case .outside(let x, let y): return judged(x, y, told: "\(x), \(y)", member)
        }
    }

    /// Names to suggest while somebody types.
    func names(on state: MapState?) -> [String] { Array(gazetteer(state).names.prefix(Self.suggestions)) }

    /// A list that a browser searches without delay.
    private static let suggestions = 300

    private func judged(_ x: Double, _ y: Double, told: String, _ member: String) -> Finding {
        if area.contains(x: x, y: y), let point = Coordinate(longitude: x, latitude: y) {
            return .place(point, name: nil)
        }
        return .problem(Problem(member: member, code: .outsideArea, detail: told))
    }

    private func gazetteer(_ state: MapState?) -> Gazetteer {
        let sequence = state?.version.sequence ?? -1
        if let gazetteer = kept.withLock({ $0?.sequence == sequence ? $0?.gazetteer : nil }) { return gazetteer }
        let known = (state?.places ?? []).sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        let gazetteer = Gazetteer(towns + known.map { .init(name: $0.name, point: $0.middle) })
        kept.withLock { $0 = (sequence, gazetteer) }
        return gazetteer
    }
}
