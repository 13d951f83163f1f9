/// A text in UTF-16 as UTF-8, turned into it while it is read.
///
/// Half a surrogate pair stays as three bytes that are no UTF-8, so that the field it stands in is rejected and not changed.
struct UTF16ByteSource: ByteSource {
    private var source: any ByteSource
    private let isBigEndian: Bool
    /// The first `count` bytes were read and are not turned yet.
    private var piece = [UInt8](repeating: 0, count: PeekedByteSource.peekedBytes)
    private var count = 0
    private var ready: [UInt8] = []
    private var offset = 0
    private var isAtEnd = false

    /// Begins with a file that has a byte order mark; the mark is passed on in UTF-8.
    init(_ source: any ByteSource, isBigEndian: Bool) {
        self.source = source
        self.isBigEndian = isBigEndian
    }

    /// Turns the next piece.
    ///
    /// - Throws: `ByteSourceError.halfCharacter` when the file ends within a character; and what the source throws.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        while offset == ready.count {
            guard !isAtEnd else {
                guard count == 0 else { throw .halfCharacter }
                return 0
            }
            try turnMore()
        }
        let given = min(buffer.count, ready.count - offset)
        buffer.copyBytes(from: ready[offset..<offset + given])
        offset += given
        return given
    }

    private mutating func turnMore() throws(ByteSourceError) {
        let kept = count
        let read = try piece.withUnsafeMutableBufferPointer { buffer throws(ByteSourceError) in
            try source.read(
                into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[kept...]))
        }
        count += read
        isAtEnd = read == 0
        ready.removeAll(keepingCapacity: true)
        offset = 0
        var at = 0
        while at + 1 < count {
            let unit = unit(at)
            if Self.isHigh(unit) {
                // Its other half may come with the next piece.
                guard at + 3 < count || isAtEnd else { break }
                if at + 3 < count, Self.isLow(self.unit(at + 2)) {
                    append(0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(self.unit(at + 2) & 0x3FF))
                    at += 4
                    continue
                }
            }
            append(UInt32(unit))
            at += 2
        }
        // Less than a character is left over.
        for index in at..<count { piece[index - at] = piece[index] }
        count -= at
    }

    private func unit(_ at: Int) -> UInt16 {
        let (first, second) = (UInt16(piece[at]), UInt16(piece[at + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
    }

    private static func isHigh(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xD800 }
    private static func isLow(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }

    /// Appends a code point in the form of UTF-8.
    private mutating func append(_ point: UInt32) {
        func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(point >> shift & 0x3F) }
        switch point {
        case ..<0x80: ready.append(UInt8(point))
        case ..<0x800: ready += [0xC0 | UInt8(point >> 6), tail(0)]
        case ..<0x10000: ready += [0xE0 | UInt8(point >> 12), tail(6), tail(0)]
        default: ready += [0xF0 | UInt8(point >> 18), tail(12), tail(6), tail(0)]
        }
    }
}
