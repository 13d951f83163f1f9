/// Reads a pair of numbers that a person typed for a place: degrees in either order, or metres of RD (EPSG:28992).
///
/// In the Netherlands latitudes, longitudes, x and y of RD never overlap, so that the size of a number says what it is.
package enum PositionText {
    /// What a text says.
    package enum Reading: Hashable, Sendable {
        /// Degrees inside the area.
        case degrees(Coordinate)
        /// Metres of RD, x before y whatever the order was in which they were typed.
        case metres(x: Double, y: Double)
        /// Two numbers that are no place of this map.
        case outside(x: Double, y: Double)
    }

    /// Reads numbers such as `52.091, 5.121`, `5,121 52,091`, `x 136.000 y 455.000` or `52°05'27"N 5°07'17"E`.
    ///
    /// - Parameter area: where initiatives may lie.
    /// - Returns: nothing when the text is no pair of numbers: it may be the name of a place.
    package static func read(_ text: String, in area: BoundingBox) -> Reading? {
        guard text.utf8.count <= longest, let numbers = numbers(in: text) else { return nil }
        let isSexagesimal = text.contains { "°º".contains($0) }
        let pair: (Double, Double)
        switch numbers.count {
        case 2: pair = (numbers[0].value, numbers[1].value)
        case 4 where isSexagesimal, 6 where isSexagesimal:
            let half = numbers.count / 2
            pair = (sexagesimal(numbers.prefix(half)), sexagesimal(numbers.suffix(half)))
        default: return nil
        }
        for (x, y) in [pair, (pair.1, pair.0)] {
            if area.contains(x: x, y: y), let place = Coordinate(longitude: x, latitude: y) { return .degrees(place) }
        }
        // Points between thousands, as in 136.000: only where the number as it stands is no place.
        let thousands = numbers.allSatisfy { $0.decimals == 3 } ? 1_000.0 : 1
        for factor in [1, thousands] {
            for (x, y) in [pair, (pair.1, pair.0)] where RDPointRule.looksLikeRD(x * factor, y * factor) {
                return .metres(x: x * factor, y: y * factor)
            }
        }
        return .outside(x: pair.0, y: pair.1)
    }

    /// Longer than any pair of numbers.
    private static let longest = 100
    /// Words that people write beside numbers.
    private static let labels: Set<String> = [
        "n", "nb", "o", "ol", "e", "x", "y", "rd", "lat", "lon", "lng", "latitude", "longitude", "breedtegraad",
        "lengtegraad",
    ]

    private static func sexagesimal(_ parts: ArraySlice<(value: Double, decimals: Int)>) -> Double {
        parts.reversed().reduce(0) { $0 / 60 + $1.value }
    }

    /// The numbers of a text with the decimals that each was written with; nothing when there is anything else in it.
    private static func numbers(in text: String) -> [(value: Double, decimals: Int)]? {
        var numbers: [(value: Double, decimals: Int)] = []
        let signs = Array(text)
        var index = 0
        while index < signs.count {
            let sign = signs[index]
            if sign.isASCII, sign.isNumber {
                guard let number = number(signs, &index) else { return nil }
                numbers.append(number)
            } else if sign.isLetter, sign != "º" {
                let word = signs[index...].prefix { $0.isLetter }
                guard labels.contains(String(word).lowercased()) else { return nil }
                index += word.count
            } else {
                guard sign.isWhitespace || ",;/:=()[]°º'′’\"″”".contains(sign) else { return nil }
                index += 1
            }
        }
        return numbers
    }

    /// Digits, perhaps with a point or a comma and more digits.
    private static func number(_ signs: [Character], _ index: inout Int) -> (value: Double, decimals: Int)? {
        func digits() -> String {
            let run = signs[index...].prefix { $0.isASCII && $0.isNumber }
            index += run.count
            return String(run)
        }
        var text = digits()
        var decimals = 0
        if index + 1 < signs.count, signs[index] == "." || signs[index] == ",", signs[index + 1].isASCII,
            signs[index + 1].isNumber
        {
            index += 1
            let rest = digits()
            decimals = rest.count
            text += "." + rest
        }
        return DecimalText.number(text).map { ($0, decimals) }
    }
}
