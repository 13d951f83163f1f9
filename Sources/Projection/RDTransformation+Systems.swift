package import OpenKaart

extension RDTransformation: PositionTransformation {
    package var rdMethod: RDMethod { method }

    package func transform(_ pairs: inout [SIMD2<Double>], to system: ReferenceSystem) {
        pairs.withUnsafeMutableBufferPointer { transform($0, to: system) }
    }

    package func transform(_ pair: SIMD2<Double>, to system: ReferenceSystem) -> SIMD2<Double> {
        var result = pair
        withUnsafeMutablePointer(to: &result) {
            transform(UnsafeMutableBufferPointer(start: $0, count: 1), to: system)
        }
        return result
    }

    package func degrees(_ pair: SIMD2<Double>, from system: ReferenceSystem) -> SIMD2<Double> {
        switch system {
        case .crs84, .etrs89, .etrf2000, .wgs84: system.axes.exchanged(pair)
        case .webMercator: WebMercator.degrees(pair)
        case .rd: degrees(pair)
        }
    }

    private func transform(_ pairs: UnsafeMutableBufferPointer<SIMD2<Double>>, to system: ReferenceSystem) {
        switch system {
        case .crs84, .etrs89, .etrf2000, .wgs84:
            for index in pairs.indices { pairs[index] = system.axes.exchanged(pairs[index]) }
        case .webMercator: for index in pairs.indices { pairs[index] = WebMercator.metres(pairs[index]) }
        case .rd: metres(pairs)
        }
    }
}
