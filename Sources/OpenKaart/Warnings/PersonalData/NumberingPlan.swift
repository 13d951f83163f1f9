/// Which numbers people have, by the Dutch numbering plan ("Nummerplan telefoon- en ISDN-diensten", BWBR0010198).
enum NumberingPlan {
    /// Whether nine digits, without the 0 before them, are a Dutch number that may be a person's.
    ///
    /// Not among them: 0800 and 0900, which only organisations have, and numbers for machines (097).
    static func isDutch(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 9 else { return false }
        let number = digits.prefix(3).reduce(0) { $0 * 10 + Int($1) }
        switch number / 10 {
        case 61...65, 68: return true  // mobile
        case 84, 85, 87, 88, 91: return true  // of no place
        default: return areas.contains(number / 10) || smallAreas.contains(number)
        }
    }

    /// Whether digits with a country code before them are a number that somebody here may have.
    static func isForeign(_ digits: ArraySlice<UInt8>) -> Bool {
        guard 10...13 ~= digits.count else { return false }
        let first = digits.prefix(3).reduce(0) { $0 * 10 + Int($1) }
        return countries.contains(first / 10) || farCountries.contains(first)
    }

    // Two digits after the 0.
    private static let areas: Set<Int> = [
        10, 13, 15, 20, 23, 24, 26, 30, 33, 35, 36, 38, 40, 43, 45, 46, 50, 53, 55, 58, 70, 71, 72, 73, 74, 75, 76, 77,
        78, 79,
    ]

    // Three digits after the 0.
    private static let smallAreas: Set<Int> = [
        111, 113, 114, 115, 117, 118, 161, 162, 164, 165, 166, 167, 168, 172, 174, 180, 181, 182, 183, 184, 186, 187,
        222, 223, 224, 226, 227, 228, 229, 251, 252, 255, 294, 297, 299, 313, 314, 315, 316, 317, 318, 320, 321, 341,
        342, 343, 344, 345, 346, 347, 348, 411, 412, 413, 416, 418, 475, 478, 481, 485, 486, 487, 488, 492, 493, 495,
        497, 499, 511, 512, 513, 514, 515, 516, 517, 518, 519, 521, 522, 523, 524, 525, 527, 528, 529, 541, 543, 544,
        545, 546, 547, 548, 561, 562, 566, 570, 571, 572, 573, 575, 577, 578, 591, 592, 593, 594, 595, 596, 597, 598,
        599,
    ]

    // France, Spain, Belgium, Italy, the United Kingdom, Denmark, Sweden, Norway, Poland, Germany, Turkey.
    private static let countries: Set<Int> = [33, 34, 32, 39, 44, 45, 46, 47, 48, 49, 90]

    // Morocco, Aruba, Portugal, Luxembourg, Ukraine, Suriname, the Caribbean Netherlands and Curaçao, Syria.
    private static let farCountries: Set<Int> = [212, 297, 351, 352, 380, 597, 599, 963]
}
