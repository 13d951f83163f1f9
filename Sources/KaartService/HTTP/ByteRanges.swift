/// What a `Range` header asks of bytes that are there (RFC 9110, section 14).
enum ByteRanges: Hashable, Sendable {
    /// Everything: no header, another unit, or one that makes no sense and is left unread.
    case whole
    /// Nothing of what is asked is there: 416.
    case none
    /// These parts, in the order asked for; at least one, none of them empty.
    case parts([Range<Int>])

    /// More parts than anybody needs.
    private static let maximumParts = 64

    /// - Parameter size: how many bytes there are.
    init(_ header: String?, size: Int) {
        self = .whole
        guard let header, header.prefix(6).lowercased() == "bytes=" else { return }
        let texts = header.dropFirst(6).split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" } }
            .filter { !$0.isEmpty }
        guard !texts.isEmpty, texts.count <= Self.maximumParts else { return }
        var parts: [Range<Int>] = []
        for text in texts {
            guard let asked = Asked(text) else { return }
            if let part = asked.part(of: size) { parts.append(part) }
        }
        // Who asks for more than there is wants to keep us busy (section 17.15).
        guard parts.reduce(0, { $0 + $1.count }) <= size else { return }
        self = parts.isEmpty ? .none : .parts(parts)
    }

    /// One range as it is written: `0-499`, `500-` or `-500`.
    private enum Asked {
        case from(Int, through: Int?)
        case last(Int)

        init?(_ text: String) {
            let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
                return nil
            }
            // A number that is too long lies behind any end.
            func number(_ digits: Substring) -> Int { Int(digits) ?? .max }
            switch (ends[0].isEmpty, ends[1].isEmpty) {
            case (true, true): return nil
            case (true, false): self = .last(number(ends[1]))
            case (false, true): self = .from(number(ends[0]), through: nil)
            case (false, false):
                guard number(ends[0]) <= number(ends[1]) else { return nil }
                self = .from(number(ends[0]), through: number(ends[1]))
            }
        }

        func part(of size: Int) -> Range<Int>? {
            switch self {
            case .from(let first, let last):
                guard first < size else { return nil }
                return first..<min(last ?? size - 1, size - 1) + 1
            case .last(let count): return count > 0 && size > 0 ? max(0, size - count)..<size : nil
            }
        }
    }
}
