/// Groups of digits with the same sign (a space, a dot or a dash) between them, or one group.
struct NumberRun {
    let range: Range<Int>
    /// How many digits each group has.
    let sizes: [Int]

    /// How many digits there are.
    var digits: Int { sizes.reduce(0, +) }

    // The number in four groups is the longest that is looked for.
    private static let mostGroups = 4

    /// The runs of eight or nine digits that are no part of a longer number.
    ///
    /// Other numbers may stand on either side of a group that is long enough by itself: in `2024 123456782` the last is one.
    static func all(in text: ScanText) -> [NumberRun] {
        var runs: [NumberRun] = []
        var place = 0
        while place < text.count {
            let end = text.end(from: place, where: Sign.isDigit)
            guard end > place else {
                place += 1
                continue
            }
            if let run = run(in: text, first: place..<end) {
                runs.append(run)
                place = run.range.upperBound
            } else {
                place = end
            }
        }
        return runs
    }

    private static func run(in text: ScanText, first: Range<Int>) -> NumberRun? {
        guard !Sign.isLetter(text[first.lowerBound - 1]) else { return nil }
        if first.count == 8 || first.count == 9 {
            return joins(text, first.lowerBound, -1, ".-,:/") || joins(text, first.upperBound, 1, ".-,:/")
                || Sign.isLetter(text[first.upperBound])
                ? nil : NumberRun(range: first, sizes: [first.count])
        }
        let sign = text[first.upperBound]
        guard first.count < 6, " .-".utf8.contains(sign), !joins(text, first.lowerBound, -1, " .-,:/") else {
            return nil
        }
        var sizes = [first.count]
        var end = first.upperBound
        while sizes.count <= mostGroups, text[end] == sign, Sign.isDigit(text[end + 1]) {
            let next = text.end(from: end + 1, atMost: 10, where: Sign.isDigit)
            sizes.append(next - end - 1)
            end = next
        }
        let run = NumberRun(range: first.lowerBound..<end, sizes: sizes)
        guard sizes.count <= mostGroups, run.digits == 8 || run.digits == 9, !Sign.isWordPart(text[end]),
            !joins(text, end, 1, ".-:/")
        else { return nil }
        return run
    }

    /// Whether one of these signs joins the number to another digit, before (-1) or after (1) it.
    private static func joins(_ text: ScanText, _ place: Int, _ step: Int, _ signs: String) -> Bool {
        let sign = step < 0 ? text[place - 1] : text[place]
        let beyond = step < 0 ? text[place - 2] : text[place + 1]
        return signs.utf8.contains(sign) && Sign.isDigit(beyond)
    }
}
