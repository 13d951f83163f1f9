import OpenKaart

/// A transformation of nothing real, for tests of what leans on one: RD is a straight stretch of degrees (a metre is 1e-5 of one
/// from 155000, 463000 at 5.387, 52.156), and Web Mercator counts 100 000 metres a degree.
struct FlatTransformation: PositionTransformation {
    var rdMethod: RDMethod { .sevenParameters }

    func transform(_ pairs: inout [SIMD2<Double>], to system: ReferenceSystem) {
        for index in pairs.indices { pairs[index] = transform(pairs[index], to: system) }
    }

    func transform(_ pair: SIMD2<Double>, to system: ReferenceSystem) -> SIMD2<Double> {
        switch system {
        case .crs84, .etrs89, .etrf2000, .wgs84: system.axes.exchanged(pair)
        case .webMercator: MetreReach.webMercator.limited(pair * 100_000)
        case .rd: MetreReach.rd.limited((pair - Self.centre) * 100_000 + Self.centreInMetres)
        }
    }

    func degrees(_ pair: SIMD2<Double>, from system: ReferenceSystem) -> SIMD2<Double> {
        switch system {
        case .crs84, .etrs89, .etrf2000, .wgs84: system.axes.exchanged(pair)
        case .webMercator: (pair / 100_000).clamped(lowerBound: [-180, -90], upperBound: [180, 90])
        case .rd: (MetreReach.rd.limited(pair) - Self.centreInMetres) / 100_000 + Self.centre
        }
    }

    private static let centre = SIMD2(5.387, 52.156)
    private static let centreInMetres = SIMD2(155_000.0, 463_000.0)
}

/// A transformation that has no answer to anything.
struct NoTransformation: PositionTransformation {
    var rdMethod: RDMethod { .sevenParameters }

    func transform(_ pairs: inout [SIMD2<Double>], to _: ReferenceSystem) {
        for index in pairs.indices { pairs[index] = SIMD2(repeating: .nan) }
    }

    func transform(_: SIMD2<Double>, to _: ReferenceSystem) -> SIMD2<Double> { SIMD2(repeating: .nan) }

    func degrees(_: SIMD2<Double>, from _: ReferenceSystem) -> SIMD2<Double> { SIMD2(repeating: .nan) }
}
