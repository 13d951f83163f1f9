/// Counts physical lines while bytes go by: CRLF, LF and CR each end one line.
struct LineCounter {
    /// The line of the next byte, from 1.
    private(set) var line = 1
    private var isAfterCarriageReturn = false

    /// Takes note of the next byte.
    @inline(__always)
    mutating func pass(_ byte: UInt8) {
        let isLineFeed = byte == ASCII.lineFeed
        let isCarriageReturn = byte == ASCII.carriageReturn
        if isCarriageReturn || (isLineFeed && !isAfterCarriageReturn) { line += 1 }
        isAfterCarriageReturn = isCarriageReturn
    }
}
