/// Recognises one CSV record at the start of some bytes (RFC 4180 §2).
///
/// Has no state and reads nothing.
///
/// Stricter than many readers on one point: a quote inside an unquoted field is an error, as RFC 4180 §2.5
/// has it. Every quote then switches between "inside quotes" and "outside", so a line that leaves quotes
/// open when read by itself cannot also stay inside the quotes of an earlier record. The reader relies on
/// that: going back to the line after a bad record can never happen over and over for the same lines, and
/// reading stays linear in the size of the file whatever is in it.
struct CSVRecordScanner {
    /// What stands at the start of the bytes.
    enum Outcome {
        /// The record goes on beyond the bytes.
        case needsMore
        /// A record, with the bytes it takes, its line end included, and the line breaks within its quotes.
        case record(CSVRecord, length: Int, innerLineBreaks: Int)
        /// Not a record: what is wrong and what to do, in Dutch.
        case malformed(reason: String)
    }

    private enum QuotedEnd {
        case closed(next: Int)
        case needsMore
        case unclosed
    }

    /// The byte between two fields.
    let delimiter: UInt8

    /// Scans one record.
    ///
    /// The bytes must not be empty and must not begin with a line end.
    ///
    /// - Parameters:
    ///   - bytes: the file from the start of the record on, as far as it is in memory.
    ///   - isWhole: whether the file ends where the bytes end.
    /// - Returns: what stands at the start of the bytes.
    /// - Complexity: linear in the length of the record.
    func scan(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) -> Outcome {
        var fieldBytes: [UInt8] = []
        fieldBytes.reserveCapacity(min(bytes.count, 1024))
        var ends: [Int] = []
        ends.reserveCapacity(16)
        var lineBreaks = 0
        var at = 0
        while true {
            if at < bytes.count, bytes[at] == ASCII.quote {
                switch scanQuoted(bytes, from: at + 1, isWhole: isWhole, into: &fieldBytes, &lineBreaks) {
                case .closed(let next): at = next
                case .needsMore: return .needsMore
                case .unclosed: return .malformed(reason: Self.unclosedReason)
                }
            } else {
                let stop = ByteScan.first(
                    of: delimiter, ASCII.quote, ASCII.lineFeed, ASCII.carriageReturn, in: bytes, from: at)
                fieldBytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[at..<stop]))
                at = stop
            }
            guard at < bytes.count || isWhole else { return .needsMore }
            ends.append(fieldBytes.count)
            switch at < bytes.count ? bytes[at] : ASCII.lineFeed {
            case delimiter:
                at += 1
            case ASCII.lineFeed, ASCII.carriageReturn:
                let record = CSVRecord(fieldBytes: fieldBytes, ends: ends)
                return .record(record, length: min(at + 1, bytes.count), innerLineBreaks: lineBreaks)
            case ASCII.quote:
                return .malformed(reason: Self.strayQuoteReason)
            default:
                return .malformed(reason: Self.textAfterQuoteReason)
            }
        }
    }

    /// Takes over the text up to the closing quote, with doubled quotes made single.
    private func scanQuoted(
        _ bytes: UnsafeRawBufferPointer, from start: Int, isWhole: Bool, into field: inout [UInt8],
        _ lineBreaks: inout Int
    ) -> QuotedEnd {
        var runStart = start
        var at = start
        while true {
            at = ByteScan.first(
                of: ASCII.quote, ASCII.quote, ASCII.lineFeed, ASCII.carriageReturn, in: bytes, from: at)
            // The byte after a quote or a CR decides what it means, so it has to be there.
            guard at + 1 < bytes.count || (isWhole && at < bytes.count) else {
                return isWhole ? .unclosed : .needsMore
            }
            let next = at + 1 < bytes.count ? bytes[at + 1] : nil
            if bytes[at] != ASCII.quote {
                lineBreaks += 1
                at += bytes[at] == ASCII.carriageReturn && next == ASCII.lineFeed ? 2 : 1
                continue
            }
            let isDoubled = next == ASCII.quote
            let runEnd = isDoubled ? at + 1 : at
            field.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[runStart..<runEnd]))
            guard isDoubled else { return .closed(next: at + 1) }
            at += 2
            runStart = at
        }
    }

    private static let unclosedReason =
        "Een aanhalingsteken gaat open en niet meer dicht. Zet het sluitende aanhalingsteken erbij."
    private static let strayQuoteReason = """
        Er staat een aanhalingsteken midden in een veld. Zet het hele veld tussen aanhalingstekens \
        en schrijf het teken in het veld dubbel ("").
        """
    private static let textAfterQuoteReason = """
        Na een sluitend aanhalingsteken staat nog tekst. Schrijf een aanhalingsteken binnen een veld dubbel ("").
        """
}
