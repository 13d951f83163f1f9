package import OpenKaart

extension MapState {
    /// A name of a place that records have, how many have it, and the middle of where they are.
    package struct Place: Hashable, Sendable {
        package let name: String
        package let count: Int
        package let middle: Coordinate
    }

    /// Every value of `plaats` on the map, in no particular order. Complexity: O(n).
    package var places: [Place] {
        var sums: [String: (count: Int, x: Double, y: Double)] = [:]
        func add(_ name: String, _ count: Int, _ x: Double, _ y: Double) {
            let sum = sums[name] ?? (0, 0, 0)
            sums[name] = (sum.count + count, sum.x + x, sum.y + y)
        }
        var packedSums = Array(repeating: (count: 0, x: 0.0, y: 0.0), count: packed.names.texts.count)
        for index in 0..<packed.count {
            let number = packed.places.start[index]
            guard number != Names.none, !isHidden(index) else { continue }
            packedSums[Int(number)].count += 1
            packedSums[Int(number)].x += packed.xs.start[index]
            packedSums[Int(number)].y += packed.ys.start[index]
        }
        for (name, sum) in zip(packed.names.texts, packedSums) where sum.count > 0 {
            add(name, sum.count, sum.x, sum.y)
        }
        for record in overlay {
            if let name = record.place { add(name, 1, record.point.longitude, record.point.latitude) }
        }
        return sums.compactMap { name, sum in
            Coordinate(longitude: sum.x / Double(sum.count), latitude: sum.y / Double(sum.count)).map {
                Place(name: name, count: sum.count, middle: $0)
            }
        }
    }

    /// The names of places that records have, the most frequent first. Complexity: O(n).
    ///
    /// - Parameter limit: how many at most.
    package func places(limit: Int) -> [String] {
        places.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(limit).map(\.name)
    }
}
