private import Dispatch
package import OpenKaart
import PublishedMap
private import Synchronization
package import VectorTiles

/// All tiles of some zooms, in the order of PMTiles: zoom by zoom, along a Hilbert curve.
///
/// Works on one block of tiles on each core: neighbours share their elements, so a block asks the map once.
package struct TilePyramid: Sendable {
    private let tiles: InitiativeTiles?
    private let basemap: Basemap?
    private let set: TileMatrixSet
    private let zooms: ClosedRange<Int>
    /// Where tiles may have something in them.
    private let bounds: BoundingBox?
    private let positions: any PositionTransformation

    /// A tile with something in it.
    package struct Tile: Sendable {
        package let address: TileAddress
        /// As `pack` gave them.
        package let bytes: [UInt8]
    }

    /// - Parameters:
    ///   - tiles: the map; nothing without its layers.
    ///   - basemap: nothing without its layers.
    package init(
        _ tiles: InitiativeTiles?, basemap: Basemap?, _ set: TileMatrixSet, zooms: ClosedRange<Int>,
        by positions: any PositionTransformation
    ) {
        self.tiles = tiles
        self.basemap = basemap
        self.set = set
        self.zooms = zooms
        self.positions = positions
        bounds = BoundingBox.around([basemap?.bounds, tiles?.state.extent?.box].compactMap { $0 })
    }

    /// The box around everything in it, in degrees; nothing when there is nothing.
    package var extent: BoundingBox? { bounds }

    /// Blocks are so many zooms above their tiles: a thousand tiles.
    private static let zoomsOfBlock = 5

    /// Who makes tiles.
    package enum Workers: Sendable {
        /// All cores, some blocks at a time.
        case allCores
        /// The thread that asks, one block after the other.
        case one
    }

    /// Makes all tiles.
    ///
    /// - Parameters:
    ///   - pack: called for each tile, on any thread.
    ///   - take: called with the tiles of a block, in order, on this thread.
    ///   - progress: told after some blocks which part of all is done, 0…1.
    package func make(
        by workers: Workers = .allCores, pack: @Sendable @escaping ([UInt8]) -> [UInt8], take: ([Tile]) throws -> Void,
        progress: (Double) -> Void = { _ in }
    ) throws {
        let work = zooms.flatMap { zoom in blocks(zoom).map { (zoom, $0) } }
        var done = 0
        while done < work.count {
            let part = Array(work[done..<min(done + (workers == .one ? 1 : Self.blocksAtATime), work.count)])
            for tiles in made(part, by: workers, pack) { try take(tiles) }
            done += part.count
            progress(Double(done) / Double(work.count))
        }
    }

    /// The tiles of some blocks, each given by its zoom and its address.
    private func made(
        _ part: [(Int, TileAddress)], by workers: Workers, _ pack: @Sendable @escaping ([UInt8]) -> [UInt8]
    ) -> [[Tile]] {
        guard workers == .allCores else { return part.map { block($0.1, zoom: $0.0, pack) } }
        let made = Mutex([[Tile]](repeating: [], count: part.count))
        DispatchQueue.concurrentPerform(iterations: part.count) { index in
            let tiles = block(part[index].1, zoom: part[index].0, pack)
            made.withLock { $0[index] = tiles }
        }
        return made.withLock { $0 }
    }

    /// Enough for some cores to have work, few enough that what waits to be written is small.
    private static let blocksAtATime = 8

    /// The blocks of a zoom that may have something in them, along the curve.
    private func blocks(_ zoom: Int) -> [TileAddress] {
        guard let bounds else { return [] }
        let above = max(zoom - Self.zoomsOfBlock, 0)
        let limits = set.limits(above, of: bounds, by: positions)
        return limits.rows.flatMap { row in
            limits.columns.compactMap { TileAddress(set, zoom: above, row: row, column: $0) }
        }.sorted { $0.hilbertNumber < $1.hilbertNumber }
    }

    /// The tiles of a zoom below a block, along the curve.
    private func block(_ block: TileAddress, zoom: Int, _ pack: ([UInt8]) -> [UInt8]) -> [Tile] {
        let deeper = zoom - block.zoom
        let side = 1 << deeper
        let (firstColumn, firstRow) = (block.column << deeper, block.row << deeper)
        var layers = [ElementLayers?](repeating: nil, count: side * side)
        if let tiles {
            let grid = TileUnits(set, zoom: zoom)
            let columns = Int64(firstColumn)...Int64(firstColumn + side - 1)
            let rows = Int64(firstRow)...Int64(firstRow + side - 1)
            // The buffer of a block is that of its tiles, and more.
            tiles.forEachElement(in: block, grid, .init()) { units, element, counts in
                let (first, last) = TileUnits.tiles(around: units, buffer: InitiativeTiles.buffer)
                guard columns.overlaps(first.x...last.x), rows.overlaps(first.y...last.y) else { return }
                for row in (first.y...last.y).clamped(to: rows) {
                    for column in (first.x...last.x).clamped(to: columns) {
                        let place = (Int(row) - firstRow) * side + Int(column) - firstColumn
                        let local = TileUnits.local(units, column: Int(column), row: Int(row))
                        if layers[place] == nil { layers[place] = tiles.scheme.layers }
                        layers[place]?.add(element, at: local, counts, set)
                    }
                }
            }
        }
        var made: [Tile] = []
        for place in layers.indices {
            guard
                let address = TileAddress(
                    set, zoom: zoom, row: firstRow + place / side, column: firstColumn + place % side)
            else { continue }
            let bytes = (basemap?.tile(address) ?? []) + (layers[place]?.tile ?? [])
            if !bytes.isEmpty { made.append(Tile(address: address, bytes: pack(bytes))) }
        }
        return made.sorted { $0.address.hilbertNumber < $1.address.hilbertNumber }
    }
}
