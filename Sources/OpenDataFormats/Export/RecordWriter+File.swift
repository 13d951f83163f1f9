extension RecordWriter {
    /// Writes a whole file, a batch of records at a time.
    ///
    /// - Parameter sink: takes each piece.
    package func writeFile(of source: some FeatureSource, to sink: ([UInt8]) throws -> Void) throws {
        var piece = ByteWriter(capacity: 1 << 20)
        writeHead(version: source.version, into: &piece)
        var isFirst = true
        try source.forEachBatch { features in
            write(features, isFirst: isFirst, into: &piece)
            isFirst = false
            try sink(piece.bytes)
            piece.clear()
        }
        writeTail(into: &piece)
        try sink(piece.bytes)
    }
}
