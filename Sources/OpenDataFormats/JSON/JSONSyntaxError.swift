/// Where and why a text is not JSON.
package struct JSONSyntaxError: Error, Sendable, Equatable {
    /// Offset in bytes from the start of the text.
    package let offset: Int
    /// Line, from 1; CRLF, LF and CR end a line.
    package let line: Int
    /// Column in characters (code points), from 1.
    package let column: Int
    /// What is wrong and what to do, in Dutch.
    package let reason: String

    /// Makes an error.
    package init(offset: Int, line: Int, column: Int, reason: String) {
        self.offset = offset
        self.line = line
        self.column = column
        self.reason = reason
    }

    /// Makes an error at an offset and finds its line and column by going through the text once.
    init(offset: Int, in bytes: UnsafeRawBufferPointer, reason: String) {
        var line = 1
        var column = 1
        for (index, byte) in bytes.prefix(offset).enumerated() {
            let isBeforeLineFeed = index + 1 < bytes.count && bytes[index + 1] == ASCII.lineFeed
            if byte == ASCII.lineFeed || (byte == ASCII.carriageReturn && !isBeforeLineFeed) {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(offset: offset, line: line, column: column, reason: reason)
    }
}
