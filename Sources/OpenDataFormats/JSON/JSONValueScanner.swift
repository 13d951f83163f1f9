/// Finds the end of one JSON value, in as many pieces as its bytes come in.
///
/// Looks at brackets and strings only; whether all between them is JSON is for `JSONParser` to tell. So one Feature
/// with a fault in a number costs that Feature, and not the rest of the file.
struct JSONValueScanner {
    /// Deepest nesting.
    ///
    /// More than the parser accepts, so that too deep a Feature is refused by itself.
    static let maximumDepth = 64

    /// What became of the bytes.
    enum Outcome {
        /// All bytes belong to the value, which may go on.
        case needsMore
        /// The value ends just before this offset.
        case ended(Int)
        /// The byte at this offset cannot belong to a value: what is wrong and what to do, in Dutch.
        case failed(Int, reason: String)
    }

    private enum Place { case start, scalar, structure, string, escape }

    private let allowsLineBreaks: Bool
    private var place = Place.start
    private var depth = 0
    /// One bit a level, the innermost lowest: 1 is an object, 0 an array.
    private var kinds: UInt64 = 0

    /// Makes a scanner that stands before a value.
    ///
    /// - Parameter allowsLineBreaks: false when a line end is a fault, as in newline-delimited JSON.
    init(allowsLineBreaks: Bool) {
        self.allowsLineBreaks = allowsLineBreaks
    }

    /// Whether the value may end where the file ends: only a number or a literal outside brackets.
    var isCompleteAtEnd: Bool { place == .scalar && depth == 0 }

    /// Goes through the next bytes, from an offset on.
    ///
    /// This is the hot path of GeoJSON import.
    mutating func scan(
        _ bytes: UnsafeRawBufferPointer, from start: Int, lines: inout LineCounter
    ) -> Outcome {
        var at = start
        while at < bytes.count {
            switch place {
            case .start, .structure, .scalar:
                let byte = bytes[at]
                if place == .scalar, depth == 0, !Self.isScalar(byte) { return .ended(at) }
                if let reason = pass(byte) { return .failed(at, reason: reason) }
                lines.pass(byte)
                at += 1
                if depth == 0, place == .structure { return .ended(at) }
            case .string:
                at = ByteScan.firstSpecialInJSONString(in: bytes, from: at)
                guard at < bytes.count else { break }
                switch bytes[at] {
                case ASCII.quote: place = .structure
                case ASCII.backslash: place = .escape
                default: return .failed(at, reason: Self.controlReason)
                }
                at += 1
                lines.pass(ASCII.quote)
                if depth == 0, place == .structure { return .ended(at) }
            case .escape:
                guard bytes[at] >= 0x20 else { return .failed(at, reason: Self.controlReason) }
                place = .string
                at += 1
            }
        }
        return .needsMore
    }

    /// Takes a byte outside strings; gives a reason when it cannot stand there.
    @inline(__always)
    private mutating func pass(_ byte: UInt8) -> String? {
        switch byte {
        case ASCII.quote:
            place = .string
        case ASCII.openBrace, ASCII.openBracket:
            guard depth < Self.maximumDepth else { return Self.depthReason }
            depth += 1
            kinds = kinds << 1 | (byte == ASCII.openBrace ? 1 : 0)
            place = .structure
        case ASCII.closeBrace, ASCII.closeBracket:
            guard place != .start else { return Self.valueReason }
            guard depth > 0, kinds & 1 == (byte == ASCII.closeBrace ? 1 : 0) else { return Self.bracketReason }
            depth -= 1
            kinds >>= 1
            place = .structure
        case ASCII.lineFeed, ASCII.carriageReturn:
            guard allowsLineBreaks else { return Self.lineBreakReason }
        case ASCII.space, ASCII.tab:
            break
        default:
            guard byte > ASCII.space else { return Self.controlReason }
            if place == .start {
                guard Self.isScalar(byte) else { return Self.valueReason }
                place = .scalar
            }
        }
        return nil
    }

    private static func isScalar(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...ASCII.space, ASCII.comma, ASCII.colon, ASCII.openBrace, ASCII.closeBrace, ASCII.openBracket,
            ASCII.closeBracket, ASCII.quote:
            false
        default: true
        }
    }

    /// For a line that ends in the middle of a text.
    static let lineBreakReason = "De regel houdt op midden in een object. Zet elk object heel op één regel."
    private static let bracketReason =
        "De haakjes { } en [ ] kloppen hier niet. Sluit wat open is, in de goede volgorde."
    private static let controlReason =
        "Hier staat een regeleinde of stuurteken dat niet mag. Controleer of een aanhalingsteken ontbreekt."
    private static let depthReason = "De tekst is te diep genest. Gebruik hoogstens \(maximumDepth) lagen van { en [."
    private static let valueReason = "Hier hoort een waarde te staan. Staat er een komma te veel?"
}
