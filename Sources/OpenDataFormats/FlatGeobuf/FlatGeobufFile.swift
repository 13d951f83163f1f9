import OpenKaart

/// Writes records as FlatGeobuf 3: readers find what lies in a box by its index, also over HTTP with ranges.
///
/// Records stand in the order of the map, along a Hilbert curve, which is what the index wants.
package enum FlatGeobufFile {
    /// Writes a whole file. Memory does not grow with the number of records: they are read twice, first to count them, and parts of
    /// the file are written side by side.
    ///
    /// - Parameters:
    ///   - description: what the file says about itself.
    ///   - sink: writes bytes at a place of the file; all places are written in the end, none twice.
    package static func write(
        _ source: some FeatureSource, description: String,
        to sink: @escaping (_ bytes: [UInt8], _ offset: Int) throws -> Void
    ) throws {
        let head = try header(of: source, description)
        let header = head.bytes
        let layout = PackedTreeLayout(count: head.count)
        try sink(header, 0)
        let start = header.count + layout.byteCount
        var tree = PackedTreeWriter(layout, at: header.count, sink: sink)
        var piece = ByteWriter(capacity: 1 << 20)
        var texts = [UnsafeRawBufferPointer?](repeating: nil, count: Member.publicProperties.count)
        var written = 0
        try source.forEachBatch { features in
            for feature in features {
                let position = feature.position
                try tree.add(position, offset: written + piece.bytes.count)
                FlatGeobufFeature.write(feature, position, texts: &texts, into: &piece)
            }
            try sink(piece.bytes, start + written)
            written += piece.bytes.count
            piece.clear()
        }
        try tree.finish()
    }

    private static func header(of source: some FeatureSource, _ description: String) throws -> FlatGeobufHeader {
        var count = 0
        var low = SIMD2(Double.infinity, .infinity)
        var high = -SIMD2(Double.infinity, .infinity)
        try source.forEachBatch { features in
            count += features.count
            for feature in features {
                let position = feature.position
                low = pointwiseMin(low, position)
                high = pointwiseMax(high, position)
            }
        }
        return FlatGeobufHeader(count: count, low: low, high: high, description: description)
    }
}
