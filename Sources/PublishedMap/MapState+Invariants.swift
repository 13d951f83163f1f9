import OpenKaart

extension MapState {
    /// What is wrong with this version; empty when all is well. For tests. Complexity: O(n).
    package func brokenInvariants() -> [String] {
        var broken: [String] = []
        func check(_ holds: Bool, _ what: String) { if !holds { broken.append(what) } }

        let places = 0..<packed.count
        check(
            zip(places, places.dropFirst()).allSatisfy { packed.key(at: $0) < packed.key(at: $1) }, "packed keys ascend"
        )
        check(zip(overlay, overlay.dropFirst()).allSatisfy { $0.key < $1.key }, "overlay keys ascend")
        check(zip(hidden, hidden.dropFirst()).allSatisfy { $0 < $1 }, "hidden places ascend")
        check(hidden.allSatisfy(places.contains), "hidden places exist")
        check(
            places.allSatisfy { packed.index(of: packed.key(at: $0).id) == $0 }, "every identity is found at its place")
        check(
            overlay.allSatisfy { record in packed.index(of: record.key.id).map(isHidden) ?? true },
            "a record in the overlay is hidden below it")
        check(
            places.allSatisfy { place in
                Coordinate(longitude: packed.xs[place], latitude: packed.ys[place]).map {
                    CurveKey($0).value == packed.curves[place]
                } ?? false
            }, "the curve key is that of the point")
        check(
            places.allSatisfy { place in
                let fragment = packed.fragment(at: place)
                return fragment.offset + fragment.count <= fragment.segment.count
                    && fragment.start.load(fromByteOffset: fragment.count - 1, as: UInt8.self) == UInt8(ascii: ",")
            }, "every fragment lies in its segment and ends in a comma")
        check(packed.tree.totals.reduce(0) { $0 + Int($1) } == packed.count, "the root counts every record")
        for level in 0..<packed.tree.levelCount {
            let nodes = packed.tree.levelStarts[level]..<packed.tree.levelStarts[level + 1]
            for number in nodes {
                let box = packed.tree.boxes[number]
                let width = CountTree.shift * (level + 1)
                let node = number - nodes.lowerBound
                let inside = (node << width)..<min((node + 1) << width, packed.count)
                check(
                    inside.allSatisfy { place in
                        packed.xs[place] >= box.minX && packed.xs[place] <= box.maxX && packed.ys[place] >= box.minY
                            && packed.ys[place] <= box.maxY
                    }, "node \(node) of level \(level) encloses its points")
            }
        }
        return broken
    }
}
