/// The script of a letter, as far as host names need it (Unicode Annex 24). The raw value is its name in Dutch.
enum Script: String, Hashable, Sendable {
    case latin = "Latijns"
    case greek = "Grieks"
    case cyrillic = "Cyrillisch"
    case armenian = "Armeens"
    case hebrew = "Hebreeuws"
    case arabic = "Arabisch"
    case devanagari = "Devanagari"
    case thai = "Thais"
    case georgian = "Georgisch"
    case cherokee = "Cherokee"
    case hiragana = "Hiragana"
    case katakana = "Katakana"
    case bopomofo = "Bopomofo"
    case hangul = "Koreaans"
    case han = "Chinees"
    case other = "een ander schrift"

    /// The script of a letter; nothing for digits, marks and other signs, which go with every script.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber: break
        default: return nil
        }
        self =
            switch scalar.value {
            case 0..<0x2B0, 0x1D00..<0x1D26, 0x1E00..<0x1F00, 0x2C60..<0x2C80, 0xA720..<0xA800, 0xAB30..<0xAB70,
                0xFF21..<0xFF5B:
                .latin
            case 0x370..<0x400, 0x1F00..<0x2000: .greek
            case 0x400..<0x530, 0x1C80..<0x1C90, 0xA640..<0xA6A0: .cyrillic
            case 0x530..<0x590: .armenian
            case 0x590..<0x600: .hebrew
            case 0x600..<0x700, 0x750..<0x780, 0x8A0..<0x900: .arabic
            case 0x900..<0x980: .devanagari
            case 0xE00..<0xE80: .thai
            case 0x10A0..<0x1100, 0x1C90..<0x1CC0: .georgian
            case 0x13A0..<0x1400, 0xAB70..<0xABC0: .cherokee
            case 0x3040..<0x30A0: .hiragana
            case 0x30A0..<0x3100, 0x31F0..<0x3200: .katakana
            case 0x3100..<0x3130, 0x31A0..<0x31C0: .bopomofo
            case 0x1100..<0x1200, 0x3130..<0x3190, 0xAC00..<0xD7B0: .hangul
            case 0x3005..<0x3008, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xF900..<0xFB00, 0x2_0000..<0x4_0000: .han
            default: .other
            }
    }

    /// Whether letters of these scripts stand together in ordinary words ("Highly Restrictive", Unicode Technical Standard 39,
    /// section 5.2).
    static func goTogether(_ scripts: Set<Script>) -> Bool {
        scripts.count < 2
            || [[.latin, .han, .hiragana, .katakana], [.latin, .han, .hangul], [.latin, .han, .bopomofo]]
                .contains { (together: Set<Script>) in scripts.isSubset(of: together) }
    }
}
