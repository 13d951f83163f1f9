/// Reads a CSV file record by record (RFC 4180) in bounded memory.
///
/// A record that is not CSV becomes a malformed row, and reading goes on at the physical line after the one on
/// which that record began: one bad quote costs one row, not the rest of the file. Lines end with CRLF, LF or CR;
/// blank lines are skipped; a UTF-8 byte order mark is skipped; the last line needs no end.
///
/// Memory: `maximumRecordSize` plus one chunk. Time: linear in the file (see `CSVRecordScanner`).
package struct CSVRecordReader {
    /// Longest record by default, in bytes: many times the longest valid initiative, small beside the memory.
    package static let defaultMaximumRecordSize = 1 << 20

    private var window: ByteWindow
    private let scanner: CSVRecordScanner
    private let maximumRecordSize: Int
    /// The physical line on which the window begins.
    private var line = 1
    private var isStarted = false
    /// Whether a line feed at the start of the window is the second half of a CRLF.
    private var isAfterCarriageReturn = false

    /// Makes a reader; reads nothing yet.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - delimiter: the byte between fields; not a quote or a line end.
    ///   - maximumRecordSize: longest record in bytes, quotes included and its line end not.
    package init(
        _ source: any ByteSource, delimiter: UInt8 = UInt8(ascii: ","),
        maximumRecordSize: Int = Self.defaultMaximumRecordSize
    ) {
        precondition(![ASCII.quote, ASCII.lineFeed, ASCII.carriageReturn].contains(delimiter))
        precondition(maximumRecordSize > 0)
        window = ByteWindow(source)
        scanner = CSVRecordScanner(delimiter: delimiter)
        self.maximumRecordSize = maximumRecordSize
    }

    /// The next record or malformed row; nil at the end of the file.
    ///
    /// The header is a row like any other.
    ///
    /// - Throws: `ByteSourceError` when the source cannot be read.
    package mutating func next() throws(ByteSourceError) -> CSVRow? {
        if !isStarted {
            isStarted = true
            if case .utf16 = try window.skipByteOrderMark() {
                try skipAll()
                return CSVRow(line: 1, outcome: .malformed(reason: ByteOrderMark.utf16Reason))
            }
        }
        guard try skipLineEnds() else { return nil }
        while true {
            let isTooLong = window.count > maximumRecordSize
            let isWhole = window.isExhausted && !isTooLong
            // One byte more than the maximum: room for the line end.
            let most = min(window.count, maximumRecordSize + 1)
            let outcome = window.withBytes {
                scanner.scan(UnsafeRawBufferPointer(rebasing: $0[..<most]), isWhole: isWhole)
            }
            switch outcome {
            case .record(let record, let length, let innerLineBreaks):
                let row = CSVRow(line: line, outcome: .content(record))
                line += innerLineBreaks
                endLine(after: length - 1)
                return row
            case .malformed(let reason):
                return try malformedRow(reason)
            case .needsMore where isTooLong:
                return try malformedRow(tooLongReason)
            case .needsMore:
                _ = try window.fill(atLeast: min(window.count, maximumRecordSize + 1 - window.count))
            }
        }
    }

    /// Skips blank lines; false at the end of the file.
    private mutating func skipLineEnds() throws(ByteSourceError) -> Bool {
        while true {
            if window.count == 0 {
                guard try window.fill() else { return false }
            }
            let byte = window[0]
            if byte == ASCII.lineFeed, isAfterCarriageReturn {
                window.drop(1)
                isAfterCarriageReturn = false
            } else if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
                endLine(after: 0)
            } else {
                return true
            }
        }
    }

    /// Drops everything up to and with the line end at an offset; the end of the file is one as well.
    private mutating func endLine(after offset: Int) {
        isAfterCarriageReturn = window[offset] == ASCII.carriageReturn
        window.drop(offset + 1)
        line += 1
    }

    /// Makes the malformed row and goes on to the physical line after the one on which it began.
    private mutating func malformedRow(_ reason: String) throws(ByteSourceError) -> CSVRow {
        let row = CSVRow(line: line, outcome: .malformed(reason: reason))
        while true {
            let (lf, cr) = (ASCII.lineFeed, ASCII.carriageReturn)
            let end = window.withBytes { ByteScan.first(of: lf, cr, lf, cr, in: $0, from: 0) }
            if end < window.count {
                endLine(after: end)
                return row
            }
            window.drop(end)
            guard try window.fill() else { return row }
        }
    }

    private mutating func skipAll() throws(ByteSourceError) {
        repeat { window.drop(window.count) } while try window.fill()
    }

    private var tooLongReason: String {
        """
        De rij is langer dan \(maximumRecordSize) bytes, of een aanhalingsteken gaat niet meer dicht. \
        Controleer de aanhalingstekens of kort de tekst in.
        """
    }
}
