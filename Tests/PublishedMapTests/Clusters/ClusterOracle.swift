import OpenKaart
import Testing

@testable import PublishedMap

/// Clusters by brute force over all matching records, in plain arithmetic of columns and rows.
struct ClusterOracle {
    struct Place: Hashable {
        let column: Int
        let row: Int
    }

    let level: Int
    private(set) var groups: [Place: [Initiative]] = [:]

    init(_ records: [Initiative], level: Int) {
        self.level = level
        for record in records { groups[Self.place(record.content.point, level), default: []].append(record) }
    }

    static func place(_ point: Coordinate, _ level: Int) -> Place {
        let side = Double(1 << level)
        return Place(
            column: Int(((point.longitude + 180) / 360 * side).rounded(.down)),
            row: Int(((point.latitude + 90) / 180 * side).rounded(.down)))
    }

    /// What is wrong with an answer.
    func faults(_ answer: ClusterAnswer) -> [String] {
        var faults: [String] = []
        let all = groups.values.reduce(0) { $0 + $1.count }
        if answer.numberMatched != all { faults.append("\(answer.numberMatched) matched, not \(all)") }
        if answer.numberReturned != groups.count {
            faults.append("\(answer.numberReturned) cells, not \(groups.count)")
        }
        var seen: Set<Place> = []
        var last = Int64.min
        answer.each { element in
            let key: Int64
            switch element {
            case .single(let record):
                let id = InitiativeID(parsing: String(decoding: record.feature.id, as: UTF8.self))
                guard let point = Coordinate(longitude: record.position.x, latitude: record.position.y),
                    let members = groups[Self.place(point, level)], let member = members.first, members.count == 1,
                    member.id == id
                else { return faults.append("a single record that is none") }
                seen.insert(Self.place(point, level))
                key = member.pageKey.curve.value
                let own = member.content.point
                if record.position != SIMD2(own.longitude, own.latitude) { faults.append("another position") }
                if answer.themes[record.theme] != member.content.theme { faults.append("another theme") }
            case .cluster(let cluster):
                let place = Place(column: Int(cluster.cell.column), row: Int(cluster.cell.row))
                guard cluster.cell.level == level, let members = groups[place] else {
                    return faults.append("a cluster without members")
                }
                seen.insert(place)
                key = cluster.cell.keys.lowerBound
                faults += Self.faults(cluster, members, answer)
            }
            if key <= last { faults.append("not in the order of the curve") }
            last = key
        }
        if seen.count != groups.count { faults.append("a cell twice") }
        return faults
    }

    private static func faults(_ cluster: Cluster, _ members: [Initiative], _ answer: ClusterAnswer) -> [String] {
        var faults: [String] = []
        func check(_ holds: Bool, _ what: String) { if !holds { faults.append("\(what) of \(cluster.cell)") } }
        check(cluster.count == members.count && members.count > 1, "count \(cluster.count), not \(members.count)")
        check(
            answer.counts(of: cluster).elementsEqual(
                answer.themes.map { theme in UInt32(members.count { $0.content.theme == theme }) }), "counts")
        let xs = members.map(\.content.point.longitude)
        let ys = members.map(\.content.point.latitude)
        let bounds = SIMD4(xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0)
        check(cluster.bounds == bounds, "bounds")
        let middle = SIMD2(
            xs.reduce(0, +) / Double(members.count), ys.reduce(0, +) / Double(members.count))
        check(abs(cluster.position.x - middle.x) < 2e-8 && abs(cluster.position.y - middle.y) < 2e-8, "middle")
        check(
            cluster.position.x >= bounds.x && cluster.position.x <= bounds.z && cluster.position.y >= bounds.y
                && cluster.position.y <= bounds.w, "middle outside the box")
        check(
            Coordinate(longitude: cluster.position.x, latitude: cluster.position.y).map { point in
                place(point, cluster.cell.level)
                    == Place(column: Int(cluster.cell.column), row: Int(cluster.cell.row))
                    && SIMD2(point.longitude, point.latitude) == cluster.position
            } == true, "middle outside the cell")
        let split = (cluster.cell.level + 1..<27).first { level in
            Set(members.map { place($0.content.point, level) }).count > 1
        }
        check(cluster.splitLevel == split, "split level \(cluster.splitLevel ?? -1), not \(split ?? -1)")
        return faults
    }
}

extension ClusterAnswer {
    /// Visits the elements.
    func each(_ visit: (MapElement) -> Void) {
        forEach(visit)
    }

    /// All of it as text, to be compared.
    var text: [String] {
        var lines = ["\(numberMatched) \(themes.map(\.text))"]
        each { element in
            switch element {
            case .single(let record):
                lines.append(
                    "\(String(decoding: record.feature.whole, as: UTF8.self)) \(record.position) \(record.theme)")
            case .cluster(let cluster):
                lines.append(
                    "\(cluster.cell) \(cluster.count) \(Array(counts(of: cluster))) \(cluster.position) \(cluster.bounds) \(cluster.splitLevel ?? -1)"
                )
            }
        }
        return lines
    }
}
