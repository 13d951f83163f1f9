/// Finds telephone numbers: Dutch ones of ten digits, and those with the code of a country from which many write.
///
/// A Dutch number must fit the numbering plan, which leaves out most numbers of files and orders.
enum PhoneDetector {
    /// The numbers, in order.
    static func data(in text: ScanText) -> [PersonalDatum] {
        var found: [PersonalDatum] = []
        var place = 0
        while place < text.count {
            if let end = numberEnd(in: text, from: place) {
                found.append(
                    PersonalDatum(
                        kind: .phone, range: place..<end, hint: "eindigt op " + text.folded(end - 2..<end)))
                place = end
            } else {
                place += 1
            }
        }
        return found
    }

    private static func numberEnd(in text: ScanText, from start: Int) -> Int? {
        let first = text[start]
        guard [UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: "0")].contains(first), isFree(before: start, in: text)
        else { return nil }
        var place = start
        if first == UInt8(ascii: "(") { place += 1 }
        let hasPlus = text[place] == UInt8(ascii: "+")
        if hasPlus { place = text.end(from: place + 1, atMost: 1) { $0 == UInt8(ascii: " ") } }
        guard Sign.isDigit(text[place]), hasPlus || text[place] == UInt8(ascii: "0") else { return nil }
        let dialled = DialledDigits(in: text, from: place)
        let digits = dialled.digits
        let end =
            if hasPlus {
                abroad(dialled, from: 0)
            } else if digits.starts(with: [0, 0]) {
                abroad(dialled, from: 2)
            } else {
                atHome(dialled)
            }
        guard let end, isEnd(end, in: text), !ReferenceWord.stands(before: start, in: text) else { return nil }
        return end
    }

    private static func atHome(_ dialled: DialledDigits) -> Int? {
        let size = dialled.sizes[0]
        // "01 02 03 04 05" is a list.
        guard size >= 3 || size == 2 && dialled.digits[1] == 6, !dialled.beginsWithDate,
            let group = dialled.groups.first(where: { $0.digits == 10 }),
            NumberingPlan.isDutch(dialled.digits[1..<10])
        else { return nil }
        return group.end
    }

    private static func abroad(_ dialled: DialledDigits, from start: Int) -> Int? {
        let digits = dialled.digits[start...]
        if digits.starts(with: [3, 1]) {
            // "+31 (0)6" and "+31 06"
            let number = digits.dropFirst(2).first == 0 ? start + 3 : start + 2
            guard digits.endIndex >= number + 9, NumberingPlan.isDutch(digits[number..<number + 9]) else { return nil }
            return dialled.groups.first { $0.digits == number + 9 }?.end
        }
        let whole = dialled.groups.last { $0.digits - start <= 13 }
        guard let whole, whole.digits > start, NumberingPlan.isForeign(dialled.digits[start..<whole.digits]) else {
            return nil
        }
        return whole.end
    }

    // Not in the middle of a word, an address of a page, a decimal or a longer number.
    private static func isFree(before place: Int, in text: ScanText) -> Bool {
        let before = text[place - 1]
        if Sign.isWordPart(before) || "/=#_%+&$?".utf8.contains(before) { return false }
        return !(",.-:".utf8.contains(before) && Sign.isDigit(text[place - 2]))
    }

    private static func isEnd(_ end: Int, in text: ScanText) -> Bool {
        let next = text[end]
        if Sign.isWordPart(next) || next == UInt8(ascii: "@") || next == UInt8(ascii: "%") { return false }
        return !(".-:".utf8.contains(next) && Sign.isDigit(text[end + 1]))
            && !(next == UInt8(ascii: ",") && UInt8(ascii: "1")...UInt8(ascii: "9") ~= text[end + 1])
    }
}
