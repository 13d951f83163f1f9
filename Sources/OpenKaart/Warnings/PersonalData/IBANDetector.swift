/// Finds numbers of bank accounts (ISO 13616): a country, two check digits, and as many signs as that country has.
///
/// The check (modulo 97, ISO 7064) leaves next to no false alarms.
enum IBANDetector {
    /// The accounts, in order.
    static func data(in text: ScanText) -> [PersonalDatum] {
        var found: [PersonalDatum] = []
        var place = 0
        while place < text.count {
            if let end = accountEnd(in: text, from: place) {
                let hint =
                    "begint met " + text.folded(place..<place + 2).uppercased() + ", eindigt op "
                    + text.folded(end - 2..<end).uppercased()
                found.append(PersonalDatum(kind: .bankAccount, range: place..<end, hint: hint))
                place = end
            } else {
                place += 1
            }
        }
        return found
    }

    /// Whether signs in lower case are an account with the right check digits.
    static func isAccount(_ signs: [UInt8]) -> Bool {
        guard signs.count > 4, signs.allSatisfy({ Sign.isDigit($0) || Sign.isLatin($0) }) else { return false }
        var remainder = 0
        for sign in signs[4...] + signs[..<4] {
            remainder =
                Sign.isDigit(sign)
                ? (remainder * 10 + Int(sign - UInt8(ascii: "0"))) % 97
                : (remainder * 100 + Int(sign - UInt8(ascii: "a")) + 10) % 97
        }
        return remainder == 1
    }

    private static func accountEnd(in text: ScanText, from start: Int) -> Int? {
        guard Sign.isLatin(text[start]), !Sign.isWordPart(text[start - 1]), Sign.isLatin(text[start + 1]),
            let length = IBANCountry.length[text.folded(start..<start + 2)]
        else { return nil }
        var signs: [UInt8] = []
        var place = start
        while signs.count < length {
            if !signs.isEmpty, " .-".utf8.contains(text[place]) { place += 1 }
            let sign = text[place]
            guard Sign.isDigit(sign) || Sign.isLatin(sign) else { return nil }
            // Most words end here: an account has digits in third and fourth place.
            if 2...3 ~= signs.count, !Sign.isDigit(sign) { return nil }
            signs.append(sign)
            place += 1
        }
        guard !Sign.isWordPart(text[place]), hasForm(signs), isAccount(signs) else { return nil }
        return place
    }

    // Words after "be12" could pass the check; an account has digits.
    private static func hasForm(_ signs: [UInt8]) -> Bool {
        guard signs.starts(with: "nl".utf8) else { return signs.count(where: Sign.isDigit) >= 10 }
        return signs[4..<8].allSatisfy(Sign.isLatin) && signs[8...].allSatisfy(Sign.isDigit)
    }
}
