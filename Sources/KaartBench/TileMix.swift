import Foundation
import VectorTiles

/// Distinct tiles round towns at zoom 5 to 16, as viewers ask for them.
enum TileMix {
    static func addresses(_ count: Int) -> [TileAddress] {
        var random = SplitMix(state: 17)
        var seen: Set<TileAddress> = []
        var addresses: [TileAddress] = []
        // At small zooms there are few, so that the list ends when it finds no more.
        for _ in 0..<count * 20 where addresses.count < count {
            let town = SyntheticSet.towns[random.below(SyntheticSet.towns.count)]
            let (x, y) = (town.1 + random.gauss() * 0.03, (town.2 + random.gauss() * 0.02) * .pi / 180)
            let side = Double(1 << (5 + random.below(12)))
            let row = Int((1 - asinh(tan(y)) / .pi) / 2 * side)
            let column = Int((x + 180) / 360 * side)
            guard
                let address = TileAddress(
                    .webMercatorQuad, zoom: Int(side).trailingZeroBitCount, row: row, column: column)
            else { continue }
            if seen.insert(address).inserted { addresses.append(address) }
        }
        return addresses
    }
}
