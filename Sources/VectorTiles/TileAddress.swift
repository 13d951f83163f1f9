package import OpenKaart

/// A tile that exists: its matrix set, its zoom (tile matrix), and its row and column from the top left.
package struct TileAddress: Hashable, Sendable {
    package let set: TileMatrixSet
    package let zoom: Int
    /// From the top.
    package let row: Int
    /// From the left.
    package let column: Int

    /// Makes an address, or nothing when the matrix set has no such tile.
    package init?(_ set: TileMatrixSet, zoom: Int, row: Int, column: Int) {
        guard set.zooms.contains(zoom), (0..<1 << zoom).contains(row), (0..<1 << zoom).contains(column) else {
            return nil
        }
        self.set = set
        self.zoom = zoom
        self.row = row
        self.column = column
    }

    /// Reads an address; nothing for what is no tile: letters, signs, leading zeros, numbers beyond the matrix.
    package init?(_ set: TileMatrixSet, zoom: String, row: String, column: String) {
        func number(_ text: String) -> Int? {
            guard text.utf8.count <= 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
                String(number) == text
            else { return nil }
            return number
        }
        guard let zoom = number(zoom), let row = number(row), let column = number(column) else { return nil }
        self.init(set, zoom: zoom, row: row, column: column)
    }

    /// Metres of the tile and of so many units around it: minima and maxima of x and y.
    package func metres(buffer: Int) -> (lower: SIMD2<Double>, upper: SIMD2<Double>) {
        let tile = set.side / Double(1 << zoom)
        let margin = tile * Double(buffer) / Double(TileUnits.extent)
        let left = set.origin.x + tile * Double(column)
        let top = set.origin.y - tile * Double(row)
        return (SIMD2(left - margin, top - tile - margin), SIMD2(left + tile + margin, top + margin))
    }

    /// A box of degrees that holds all positions in the tile and so many units around it.
    package func box(buffer: Int, by positions: any PositionTransformation) -> BoundingBox {
        // Half a unit more: a position is rounded to the nearest one.
        let (lower, upper) = metres(buffer: buffer + 1)
        switch set {
        case .webMercatorQuad:
            let reach = MetreReach.webMercator
            let least = SIMD2(reach.x.lowerBound, reach.y.lowerBound)
            let most = SIMD2(reach.x.upperBound, reach.y.upperBound)
            let southWest = positions.degrees(
                lower.clamped(lowerBound: least, upperBound: most), from: .webMercator)
            let northEast = positions.degrees(
                upper.clamped(lowerBound: least, upperBound: most), from: .webMercator)
            return BoundingBox(west: southWest.x, south: southWest.y, east: northEast.x, north: northEast.y)
                ?? BoundingBox.world
        case .netherlandsRDNewQuad:
            return ProjectedBox(
                minX: lower.x, minY: lower.y, maxX: upper.x, maxY: upper.y, transformation: positions)?.enclosing
                ?? BoundingBox.world
        }
    }
}
