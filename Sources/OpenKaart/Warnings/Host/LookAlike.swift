/// Letters that look like one of a–z (a small part of the table of Unicode Technical Standard 39).
enum LookAlike {
    /// What a label looks like in plain ASCII; nothing when it is ASCII or when a letter in it has no such form.
    static func ascii(_ label: some StringProtocol) -> String? {
        guard !label.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        var plain = ""
        for scalar in label.unicodeScalars {
            guard let letter = letter(scalar) else { return nil }
            plain.unicodeScalars.append(letter)
        }
        return plain
    }

    private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.isASCII { return scalar }
        if let letter = letters[scalar] { return letter }
        // Full-width letters.
        guard 0xFF01...0xFF5E ~= scalar.value else { return nil }
        return ScanText.sign(of: scalar).map(Unicode.Scalar.init)
    }

    private static let letters: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = [
            // Cyrillic
            ("асԁеһіјӏорԛѕухѵԝүк", "acdehijlopqsyxvwyk"),
            // Greek
            ("αονρικυτχγϲϳ", "aovpikutxycj"),
            // Armenian
            ("ոօսհցզյ", "nouhgqj"),
            // Latin letters that are no letter of any language here
            ("ıɑɡſɩ", "iagsi"),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.flatMap { zip($0.0.unicodeScalars, $0.1.unicodeScalars) })
    }()
}
