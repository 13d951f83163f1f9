/// Finds citizen service numbers (BSN): nine digits that pass the eleven test, in one run or in groups.
///
/// One in eleven numbers of nine digits passes. So it must stand free, and numbers that are called something else, or money, do
/// not count. Eight digits (with the 0 left out) and other groups count only near a word that says what they are.
enum CitizenNumberDetector {
    private static let bsnWords = ["bsn", "burgerservicen", "burger service n", "sofi", "citizen service"]
    /// How far from the number such a word may begin, in signs.
    private static let reach = 48

    /// Numbers that stand near a word such as `bsn`.
    static func named(in text: ScanText) -> [PersonalDatum] {
        scan(text) { run in
            [8, 9].contains(run.digits) && isNamed(run.range, in: text)
        }
    }

    /// Numbers that may be one by their form.
    static func data(in text: ScanText) -> [PersonalDatum] {
        scan(text) { run in
            [[9], [3, 3, 3], [4, 2, 3]].contains(run.sizes) && isFree(run, in: text) && !isMoney(run.range, in: text)
                && !ReferenceWord.stands(before: run.range.lowerBound, in: text)
        }
    }

    /// The eleven test ("elfproef"): 9 × the first digit + … + 2 × the eighth - the ninth divides by eleven.
    static func passesElevenTest(_ digits: [UInt8]) -> Bool {
        guard digits.count == 9, digits.contains(where: { $0 != 0 }) else { return false }
        let sum = zip(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + Int($1.0) * $1.1 }
        return sum.isMultiple(of: 11)
    }

    private static func scan(_ text: ScanText, _ mayBe: (NumberRun) -> Bool) -> [PersonalDatum] {
        var found: [PersonalDatum] = []
        for run in NumberRun.all(in: text) {
            let digits = text.signs[run.range].filter(Sign.isDigit).map { $0 - UInt8(ascii: "0") }
            guard passesElevenTest([UInt8](repeating: 0, count: max(0, 9 - digits.count)) + digits), mayBe(run) else {
                continue
            }
            let hint = "eindigt op " + text.folded(run.range.upperBound - 2..<run.range.upperBound)
            found.append(PersonalDatum(kind: .citizenNumber, range: run.range, hint: hint))
        }
        return found
    }

    private static func isFree(_ run: NumberRun, in text: ScanText) -> Bool {
        let before = text[run.range.lowerBound - 1]
        return !"/=#_%+&$?@".utf8.contains(before)
    }

    // "€ 123.456.782,-", "123.456.782 euro"
    private static func isMoney(_ range: Range<Int>, in text: ScanText) -> Bool {
        let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") }
        let before = text.start(before: range.lowerBound, atMost: 2, where: isSpace)
        if before > 0, ["€", "$", "£"].contains(text.scalars[before - 1]) { return true }
        if text[range.upperBound] == UInt8(ascii: ",") && "-0123456789".utf8.contains(text[range.upperBound + 1]) {
            return true
        }
        let after = text.end(from: range.upperBound, atMost: 2, where: isSpace)
        if after < text.count, ["€", "%"].contains(text.scalars[after]) { return true }
        let units = ["euro", "eur ", "inwoners", "mensen", "bytes", "meter", "m2", "kwh", "kilo", "jaar"]
        return units.contains { text.has($0, at: after) }
    }

    private static func isNamed(_ range: Range<Int>, in text: ScanText) -> Bool {
        for place in max(0, range.lowerBound - reach)..<min(text.count, range.upperBound + reach / 2)
        where !Sign.isLetter(text[place - 1]) && bsnWords.contains(where: { text.has($0, at: place) }) {
            return true
        }
        return false
    }
}
