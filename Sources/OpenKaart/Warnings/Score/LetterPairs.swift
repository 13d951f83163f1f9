/// Which letters follow each other in Dutch and English words.
enum LetterPairs {
    /// Behind each of a–z the letters that often follow it.
    ///
    /// Those of the seed records; one pair in 2 000 of Dutch and one in 1 000 of English texts, common words counting more; and
    /// those in Frisian words and in names from Arabic, Berber, Turkish and Polish, so that nobody is put behind for a name.
    private static let followers = [
        "abcdefghijklmnpqrstuvwyz",
        "aeiloruy",
        "acehiklortu",
        "adehijorstuwy",
        "abcdefghijklmnoprstuvwxyz",
        "adefiost",
        "adehilnorstuy",
        "aeiortuwy",
        "abcdefghjklmnoprstvyz",
        "adeknosz",
        "abehikloprstwy",
        "adegiklopstuy",
        "abeimopstuy",
        "abcdefghijklmnostuvy",
        "bcdefghijklmnoprstuvwy",
        "adegiloprstuy",
        "au",
        "abcdeghijklmnoprstuvwyz",
        "abcdehijlnoprstuyz",
        "abcefghiorstuvwy",
        "abdeghiklmnprstuwyz",
        "aeio",
        "aehiorsy",
        "pt",
        "adegilmnoprstu",
        "aeiouwyz",
    ]

    private static let common: [UInt32] = followers.map { letters in
        letters.utf8.reduce(0) { $0 | 1 << UInt32($1 - UInt8(ascii: "a")) }
    }

    /// Whether a letter a–z often follows another one.
    static func areCommon(_ first: UInt8, _ second: UInt8) -> Bool {
        common[Int(first - UInt8(ascii: "a"))] >> UInt32(second - UInt8(ascii: "a")) & 1 == 1
    }
}
