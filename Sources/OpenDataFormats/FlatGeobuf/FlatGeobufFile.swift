import OpenKaart

/// Writes records as FlatGeobuf 3: readers find what lies in a box by its index, also over HTTP with ranges.
///
/// Records stand in the order of the map, along a Hilbert curve, which is what the index wants.
package enum FlatGeobufFile {
    /// Writes a whole file. Memory does not grow with the number of records: they are counted first, so that it is known where each
    /// part begins, and then parts of the file are written side by side.
    ///
    /// - Parameters:
    ///   - description: what the file says about itself.
    ///   - sink: writes bytes at a place of the file; all places are written in the end, the head twice.
    package static func write(
        _ source: some FeatureSource, description: String,
        to sink: @escaping (_ bytes: [UInt8], _ offset: Int) throws -> Void
    ) throws {
        var head = FlatGeobufHeader(count: try source.count(), description: description)
        // The box around all records is known at the end; the head then has as many bytes.
        let treeStart = head.bytes.count
        try sink(head.bytes, 0)
        let layout = PackedTreeLayout(count: head.count)
        let start = treeStart + layout.byteCount
        var tree = PackedTreeWriter(layout, at: treeStart, sink: sink)
        var piece = ByteWriter(capacity: 1 << 20)
        var texts = [UnsafeRawBufferPointer?](repeating: nil, count: Member.publicProperties.count)
        var written = 0
        try source.forEachBatch { features in
            for feature in features {
                let position = feature.position
                head.low = pointwiseMin(head.low, position)
                head.high = pointwiseMax(head.high, position)
                try tree.add(position, offset: written + piece.bytes.count)
                FlatGeobufFeature.write(feature, position, texts: &texts, into: &piece)
            }
            try sink(piece.bytes, start + written)
            written += piece.bytes.count
            piece.clear()
        }
        try tree.finish()
        if head.count > 0 { try sink(head.bytes, 0) }
    }
}
