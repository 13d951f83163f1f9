/// The numbers of a `bbox` as they stand in the text: 4, or 6 of which the heights are left out of account
/// (OGC API Features Part 1, 7.15.3, requirement /req/core/fc-bbox-definition).
struct BoxNumbers {
    /// The minima, in the axis order of the text.
    let lower: SIMD2<Double>
    /// The maxima, in the axis order of the text.
    let upper: SIMD2<Double>
    private let texts: [Substring]
    private let axes: AxisOrder

    /// - Throws: a wrong count, what is no finite number, or heights upside down, in Dutch.
    init(parsing text: String, axes: AxisOrder) throws(Problem) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let (first, second) = axes.names
        guard parts.count == 4 || parts.count == 6 else {
            throw Self.mistake(
                "Geef vier getallen: minimale \(first), minimale \(second), maximale \(first), maximale \(second). "
                    + "Gevonden: \(text.isEmpty ? 0 : parts.count).")
        }
        var numbers: [Double] = []
        for part in parts {
            guard let number = DecimalText.number(part) else {
                // Scalars, for one character can be of any length.
                let start = String(part.unicodeScalars.prefix(40))
                throw Self.mistake(
                    "'\(start)' is geen getal. Gebruik een punt voor decimalen en een komma tussen de getallen.")
            }
            numbers.append(number)
        }
        if numbers.count == 6, numbers[2] > numbers[5] {
            throw Self.mistake("De minimale hoogte is groter dan de maximale hoogte.")
        }
        let maximum = numbers.count / 2
        lower = SIMD2(numbers[0], numbers[1])
        upper = SIMD2(numbers[maximum], numbers[maximum + 1])
        texts = [parts[0], parts[1], parts[maximum], parts[maximum + 1]]
        self.axes = axes
    }

    /// The mistake that the first minimum is above its maximum.
    var firstReversed: Problem { reversed(axes.names.first, texts[0], texts[2]) }

    /// The mistake that the second minimum is above its maximum.
    var secondReversed: Problem { reversed(axes.names.second, texts[1], texts[3]) }

    private func reversed(_ name: String, _ minimum: Substring, _ maximum: Substring) -> Problem {
        Self.mistake("De minimale \(name) (\(minimum)) is groter dan de maximale (\(maximum)).")
    }

    /// A problem of the parameter `bbox`.
    static func mistake(_ detail: String) -> Problem {
        Problem(member: "bbox", code: .invalid, detail: detail)
    }
}
