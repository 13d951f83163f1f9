/// Digits as people write a telephone number: in groups, with spaces, dots, dashes, slashes and brackets between them.
struct DialledDigits {
    /// The values of the digits.
    private(set) var digits: [UInt8] = []
    /// After how many digits a group ends, and where that is in the text.
    private(set) var groups: [(digits: Int, end: Int)] = []

    // E.164: at most fifteen, here with "00" before them or "(0)" between.
    private static let most = 18

    /// Reads from a digit on.
    init(in text: ScanText, from start: Int) {
        var place = start
        while true {
            let end = text.end(from: place, atMost: Self.most + 1 - digits.count, where: Sign.isDigit)
            guard end > place else { return }
            digits += text.signs[place..<end].map { $0 - UInt8(ascii: "0") }
            groups.append((digits.count, end))
            guard digits.count <= Self.most, let next = Self.separated(text, from: end) else { return }
            place = next
        }
    }

    /// How many digits each group has.
    var sizes: [Int] {
        zip(groups, [0] + groups.map(\.digits)).map { $0.digits - $1 }
    }

    /// Whether the first groups are a day, a month and a year: `06-12-2024 10` has ten digits as well.
    var beginsWithDate: Bool {
        guard sizes.starts(with: [2, 2, 4]) else { return false }
        let number = digits.prefix(8).reduce(0) { $0 * 10 + Int($1) }
        return 1...12 ~= number / 10_000 % 100 && 1900...2099 ~= number % 10_000
    }

    // The next digit, when no more than three signs that belong in a number stand before it.
    private static func separated(_ text: ScanText, from place: Int) -> Int? {
        let next = text.end(from: place, atMost: 3) { sign in
            [" ", "-", ".", "/", "(", ")"].contains { UInt8(ascii: $0) == sign }
        }
        guard next > place, Sign.isDigit(text[next]) else { return nil }
        // ". " ends a sentence.
        let between = text.signs[place..<next]
        return between.contains(UInt8(ascii: ".")) && between.count > 1 ? nil : next
    }
}
