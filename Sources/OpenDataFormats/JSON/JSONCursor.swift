/// Walks through a JSON text of any length, with little more than a chunk of it in memory.
///
/// A text can be held from its start on, to be taken whole at its end or to be gone through again; holding gives
/// up silently when the text grows beyond its limit, and walking goes on.
struct JSONCursor {
    private enum Hold {
        case none
        case holding(LineCounter)
        case overflowed
    }

    private var window: ByteWindow
    /// The next byte, counted from the start of the window.
    private var offset = 0
    private var lines = LineCounter()
    private var hold = Hold.none
    private let holdLimit: Int

    /// Whether a line end may stand between the parts of a text; false for newline-delimited JSON.
    var allowsLineBreaks = true

    /// Makes a cursor before the first byte.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - holdLimit: longest text that can be held, in bytes.
    init(_ source: any ByteSource, holdLimit: Int) {
        window = ByteWindow(source)
        self.holdLimit = holdLimit
    }

    /// The physical line of the next byte, from 1.
    var line: Int { lines.line }

    /// Skips a UTF-8 byte order mark.
    ///
    /// To be called before anything else.
    ///
    /// - Throws: `JSONCursorError` when the source cannot be read or the mark is that of UTF-16.
    mutating func skipByteOrderMark() throws(JSONCursorError) {
        let mark: ByteOrderMark
        do { mark = try window.skipByteOrderMark() } catch { throw .source(error) }
        if case .utf16 = mark { throw .structure(reason: ByteOrderMark.utf16Reason) }
    }

    /// The next byte; nil at the end of the file.
    ///
    /// - Throws: `JSONCursorError.source`.
    mutating func peek() throws(JSONCursorError) -> UInt8? {
        if offset == window.count {
            guard try fill() else { return nil }
        }
        return window[offset]
    }

    /// Steps over the byte that `peek` gave.
    mutating func advance() {
        lines.pass(window[offset])
        offset += 1
    }

    /// The next byte that is not white space; nil at the end of the file.
    ///
    /// - Throws: `JSONCursorError`, also for a line end where none is allowed.
    mutating func peekPastWhitespace() throws(JSONCursorError) -> UInt8? {
        while let byte = try peek() {
            switch byte {
            case ASCII.space, ASCII.tab: break
            case ASCII.lineFeed, ASCII.carriageReturn:
                guard allowsLineBreaks else { throw .structure(reason: JSONValueScanner.lineBreakReason) }
            default: return byte
            }
            advance()
        }
        return nil
    }

    /// Steps over one value and gives its bytes; nil when it is longer than `limit` bytes.
    ///
    /// - Throws: `JSONCursorError`; the cursor then stands on the byte that is wrong.
    /// - Complexity: linear; memory is bounded by the limit.
    mutating func takeValue(limit: Int) throws(JSONCursorError) -> [UInt8]? {
        var scanner = JSONValueScanner(allowsLineBreaks: allowsLineBreaks)
        var taken: [UInt8]? = []
        while true {
            let start = offset
            let outcome = window.withBytes { scanner.scan($0, from: start, lines: &lines) }
            switch outcome {
            case .needsMore: offset = window.count
            case .ended(let end), .failed(let end, _): offset = end
            }
            if let before = taken?.count {
                if before + offset - start <= limit {
                    window.withBytes { taken?.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[start..<offset])) }
                } else {
                    taken = nil
                }
            }
            switch outcome {
            case .ended: return taken
            case .failed(_, let reason): throw .structure(reason: reason)
            case .needsMore:
                if try fill() { continue }
                guard scanner.isCompleteAtEnd else { throw .structure(reason: Self.endReason) }
                return taken
            }
        }
    }

    /// Starts to hold the text from the next byte on.
    mutating func startHolding() {
        window.drop(offset)
        offset = 0
        hold = .holding(lines)
    }

    /// Stops holding and gives the text up to the next byte; nil when it was longer than the limit.
    mutating func takeHeld() -> [UInt8]? {
        defer { hold = .none }
        guard case .holding = hold, offset <= holdLimit else { return nil }
        return window.withBytes { [UInt8]($0[..<offset]) }
    }

    /// Stops holding.
    mutating func releaseHeld() {
        hold = .none
    }

    /// Stops holding and goes back to the start of the held text, if it is still there.
    mutating func rewind() {
        if case .holding(let before) = hold {
            offset = 0
            lines = before
        }
        hold = .none
    }

    /// Skips to the start of the next physical line, or to the end of the file.
    ///
    /// - Throws: `JSONCursorError.source`.
    mutating func skipLine() throws(JSONCursorError) {
        let line = lines.line
        while lines.line == line, try peek() != nil { advance() }
        // The second half of a CRLF does not start a line.
        if try peek() == ASCII.lineFeed {
            var after = lines
            after.pass(ASCII.lineFeed)
            if after.line == lines.line { advance() }
        }
    }

    /// Skips to the next byte of this value, or to the end of the file.
    ///
    /// - Throws: `JSONCursorError.source`.
    mutating func skip(to wanted: UInt8) throws(JSONCursorError) {
        while let byte = try peek(), byte != wanted { advance() }
    }

    private mutating func fill() throws(JSONCursorError) -> Bool {
        if case .holding = hold, offset > holdLimit { hold = .overflowed }
        switch hold {
        case .holding: break
        case .none, .overflowed:
            window.drop(offset)
            offset = 0
        }
        do { return try window.fill() } catch { throw .source(error) }
    }

    /// For a file that stops in the middle of something.
    static let endReason = "Het bestand houdt te vroeg op. Maak of download het opnieuw, tot en met het laatste haakje."
}
