/// The bytes of an import file as text in UTF-8, also when it is packed with gzip or written in UTF-16.
package struct ImportBytes: ByteSource {
    private var source: PeekedByteSource

    /// Looks at the start of a file.
    ///
    /// - Throws: `ImportFileError` for a file that is no text; `ByteSourceError` when it cannot be read.
    package init(_ bytes: any ByteSource) throws {
        var peeked = try PeekedByteSource(bytes)
        if peeked.start.starts(with: [0x1F, 0x8B]), let unpacked = GunzipByteSource(peeked) {
            peeked = try PeekedByteSource(unpacked)
        }
        if let reason = Self.refusal(peeked.start) { throw ImportFileError(reason) }
        if case .utf16(let isBigEndian) = ByteOrderMark(peeked.start.prefix(3)) {
            peeked = try PeekedByteSource(UTF16ByteSource(peeked, isBigEndian: isBigEndian))
        }
        source = peeked
    }

    /// The first bytes of the text.
    var start: [UInt8] { source.start }

    /// Reads the next piece of the text.
    ///
    /// - Throws: `ByteSourceError`, also when the file turns out to be damaged.
    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        try source.read(into: buffer)
    }

    private static func refusal(_ start: [UInt8]) -> String? {
        if start.starts(with: Array("PK\u{3}\u{4}".utf8)) {
            return """
                Dit is een zip-bestand, of een rekenblad van Excel of LibreOffice. Pak het eerst uit, of kies in het \
                rekenblad 'Opslaan als' en dan 'CSV UTF-8'.
                """
        }
        // Text without a mark in which every other byte is zero.
        let pairs = start.prefix(8)
        if pairs.count == 8,
            [0, 1].contains(where: { odd in pairs.indices.allSatisfy { ($0 % 2 == odd) == (pairs[$0] == 0) } })
        {
            return ByteOrderMark.utf16Reason
        }
        return nil
    }
}
