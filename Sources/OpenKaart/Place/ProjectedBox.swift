/// A box of RD metres, edges included, which in degrees is no box: positions in it are matched by their RD metres.
///
/// Two boxes are the same when their edges are; the transformation does not count.
package struct ProjectedBox: Sendable {
    /// RD metres to the east; not above `maxX`.
    package let minX: Double
    /// RD metres to the north; not above `maxY`.
    package let minY: Double
    package let maxX: Double
    package let maxY: Double
    /// A box of degrees around it: no position outside that is in this box.
    package let enclosing: BoundingBox
    /// A box of degrees inside it, of positions that are all in this box; nothing when it is too small for one.
    package let inner: BoundingBox?
    private let transformation: any PositionTransformation

    /// The system of its edges.
    package var system: ReferenceSystem { .rd }

    /// Makes a box, or nothing when an edge is not finite or a minimum lies above its maximum.
    ///
    /// It may reach beyond where RD is defined: nothing is matched there. Complexity: some 130 transformations.
    package init?(
        minX: Double, minY: Double, maxX: Double, maxY: Double, transformation: any PositionTransformation
    ) {
        guard minX.isFinite, minY.isFinite, maxX.isFinite, maxY.isFinite, minX <= maxX, minY <= maxY else { return nil }
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
        self.transformation = transformation
        let reach = MetreReach.rd
        guard reach.x.overlaps(minX...maxX), reach.y.overlaps(minY...maxY) else {
            (enclosing, inner) = (.nowhere, nil)
            return
        }
        let outline = BoxOutline(
            x: (minX...maxX).clamped(to: reach.x), y: (minY...maxY).clamped(to: reach.y), transformation: transformation
        )
        (enclosing, inner) = (outline.enclosing, outline.inner)
    }

    /// Whether the RD metres of a position, rounded as they are written, lie in the box or on its edge.
    ///
    /// Hot path: transforms only what lies between the inner and the enclosing box.
    package func contains(_ position: Coordinate) -> Bool {
        guard enclosing.contains(position) else { return false }
        if let inner, inner.contains(position) { return true }
        let exact = transformation.transform(SIMD2(position.longitude, position.latitude), to: system)
        let metres = system.rounded(exact)
        return metres.x >= minX && metres.x <= maxX && metres.y >= minY && metres.y <= maxY
    }
}

extension ProjectedBox: Hashable {
    package static func == (left: ProjectedBox, right: ProjectedBox) -> Bool {
        left.minX == right.minX && left.minY == right.minY && left.maxX == right.maxX && left.maxY == right.maxY
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(minX)
        hasher.combine(minY)
        hasher.combine(maxX)
        hasher.combine(maxY)
    }
}
