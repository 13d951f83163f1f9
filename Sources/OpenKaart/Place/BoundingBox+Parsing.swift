extension BoundingBox {
    /// Reads the value of a `bbox` parameter: 4 numbers, or 6 of which the heights are left out of account
    /// (OGC API Features Part 1, 7.15.3, requirement /req/core/fc-bbox-definition).
    ///
    /// - Throws: what is wrong with the text, in Dutch, for the person who typed it.
    package init(parsing text: String) throws(Problem) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 4 || parts.count == 6 else {
            throw Self.mistake(
                "Geef vier getallen: minimale lengtegraad, minimale breedtegraad, maximale lengtegraad, "
                    + "maximale breedtegraad. Gevonden: \(text.isEmpty ? 0 : parts.count).")
        }
        var numbers: [Double] = []
        for part in parts {
            guard let number = DecimalText.number(part) else {
                throw Self.mistake(
                    "'\(part.prefix(40))' is geen getal. Gebruik een punt voor decimalen en een komma tussen de getallen."
                )
            }
            numbers.append(number)
        }
        if numbers.count == 6 {
            guard numbers[2] <= numbers[5] else {
                throw Self.mistake("De minimale hoogte is groter dan de maximale hoogte.")
            }
            numbers = [numbers[0], numbers[1], numbers[3], numbers[4]]
        }
        guard abs(numbers[0]) <= 180, abs(numbers[2]) <= 180 else {
            throw Self.mistake(
                "Een lengtegraad ligt tussen -180 en 180. Geef graden in de volgorde lengtegraad, breedtegraad.")
        }
        guard abs(numbers[1]) <= 90, abs(numbers[3]) <= 90 else {
            throw Self.mistake(
                "Een breedtegraad ligt tussen -90 en 90. Geef graden in de volgorde lengtegraad, breedtegraad.")
        }
        guard numbers[1] <= numbers[3] else {
            throw Self.mistake(
                "De minimale breedtegraad (\(parts[1])) is groter dan de maximale (\(parts[parts.count == 6 ? 4 : 3]))."
            )
        }
        self.init(uncheckedWest: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
    }

    private static func mistake(_ detail: String) -> Problem {
        Problem(member: "bbox", code: .invalid, detail: detail)
    }
}
