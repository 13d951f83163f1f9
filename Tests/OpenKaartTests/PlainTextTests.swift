import OpenKaart
import Testing

@Suite("Plain text")
struct PlainTextTests {
    /// The scalars as hexadecimal numbers: `==` on strings takes different normal forms as equal.
    static func hex(_ text: String?) -> String? {
        text.map { $0.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ") }
    }

    @Test(
        "is in normal form C",
        arguments: [
            ("cafe\u{301}", "caf\u{E9}"), ("\u{212B}", "\u{C5}"), ("\u{2126}", "\u{3A9}"), ("\u{212A}", "K"),
            ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"), ("\u{1100}\u{1161}", "\u{AC00}"),
            ("\u{AC00}\u{11A8}", "\u{AC01}"), ("\u{AC01}\u{11A8}", "\u{AC01}\u{11A8}"),
            ("\u{AC00}\u{11A7}", "\u{AC00}\u{11A7}"),
            ("\u{AC00}\u{11C3}", "\u{AC00}\u{11C3}"), ("\u{1113}\u{1168}", "\u{1113}\u{1168}"),
            ("\u{1100}\u{301}\u{1161}", "\u{1100}\u{301}\u{1161}"),
            ("e\u{301}\u{1112}\u{1161}e\u{301}", "\u{E9}\u{D558}\u{E9}"),
            ("D\u{307}\u{323}", "\u{1E0C}\u{307}"), ("a\u{315}\u{300}\u{5AE}b", "\u{E0}\u{5AE}\u{315}b"),
            ("\u{958}", "\u{915}\u{93C}"), ("\u{F900}", "\u{8C48}"), ("x\u{344}", "\u{1E8D}\u{301}"),
            ("y\u{344}", "\u{FF}\u{301}"), ("\u{37E}", ";"),
            ("\u{2F800}", "\u{4E3D}"), ("\u{1D15E}", "\u{1D157}\u{1D165}"), ("ﬁ ½ ²", "ﬁ ½ ²"),
            // What was between the two was left out first.
            ("e\u{200B}\u{301}", "\u{E9}"), ("a\u{34F}\u{301}", "\u{E1}"),
        ])
    func normalForm(sent: String, stored: String) {
        #expect(Self.hex(PlainText.line(sent)) == Self.hex(stored))
        #expect(Self.hex(PlainText.lines(sent)) == Self.hex(stored))
    }

    @Test(
        "has one kind of line break, or none",
        arguments: [
            ("a\nb", "a b", "a\nb"), ("a\rb", "a b", "a\nb"), ("a\r\nb", "a b", "a\nb"), ("a\u{2028}b", "a b", "a\nb"),
            ("a\u{2029}b", "a b", "a\nb"), ("a\u{85}b", "a b", "a\nb"), ("a\r\r\n\nb", "a b", "a\n\n\nb"),
            ("a\n\rb", "a b", "a\n\nb"),
            ("a\tb", "a b", "a b"), ("a\u{B}b\u{C}c", "a b c", "a b c"), ("a \t\n b", "a b", "a  \n b"),
            ("\r\n a \r\n", "a", "a"), ("\n\r\t \u{2028}", "", ""),
        ])
    func lineBreaks(sent: String, line: String, lines: String) {
        #expect(Self.hex(PlainText.line(sent)) == Self.hex(line))
        #expect(Self.hex(PlainText.lines(sent)) == Self.hex(lines))
    }

    @Test(
        "on one line has single spaces inside and none around",
        arguments: [
            ("a  b", "a b"), (" a ", "a"), ("a", "a"), ("", ""), ("   ", ""), ("a\u{A0}\u{A0}b", "a b"),
            ("\u{3000}a\u{2003}b\u{A0}", "a b"),
            ("a\u{1680}b", "a b"), ("a \u{200B} b", "a b"), ("\u{600} ", "\u{600}"), ("a\u{600}  b", "a\u{600} b"),
            ("a \u{301}b", "a \u{301}b"),
        ])
    func spaces(sent: String, line: String) {
        #expect(Self.hex(PlainText.line(sent)) == Self.hex(line))
    }

    @Test(
        "has none of the characters that hide or reorder others",
        arguments: [
            0x01...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C,
            0x17B4...0x17B5, 0x180E...0x180E,
            0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164...0x3164, 0xFDD0...0xFDEF, 0xFEFF...0xFEFF,
            0xFFA0...0xFFA0,
            0xFFF9...0xFFFB, 0xFFFE...0xFFFF, 0x1D173...0x1D17A, 0xE0001...0xE0001, 0xE0020...0xE007F,
            0x10FFFE...0x10FFFF,
        ].map { (range: ClosedRange<UInt32>) in range })
    func hidden(range: ClosedRange<UInt32>) throws {
        for value in range {
            let scalar = try #require(Unicode.Scalar(value))
            #expect(PlainText.line("a\(scalar)b") == "ab", "U+\(String(value, radix: 16))")
            #expect(PlainText.lines("\(scalar)a\nb\(scalar)") == "a\nb", "U+\(String(value, radix: 16))")
        }
    }

    @Test(
        "keeps emoji whole",
        arguments: [
            "👨‍👩‍👧‍👦", "👩🏽‍🚀", "🏳️‍🌈", "🏴‍☠️", "❤️‍🔥", "👁️‍🗨️", "🐻‍❄️", "🙂‍↔️", "1️⃣", "🇳🇱", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏿", "☀️", "葛\u{E0100}",
        ])
    func emoji(sign: String) {
        #expect(Self.hex(PlainText.line(" \(sign)\t\(sign) ")) == Self.hex("\(sign) \(sign)"))
        #expect(Self.hex(PlainText.lines("\(sign)\r\n\(sign)")) == Self.hex("\(sign)\n\(sign)"))
    }

    @Test(
        "has no joiner outside an emoji",
        arguments: [
            ("a\u{200D}b", "ab"), ("\u{200D}👧", "👧"), ("👧\u{200D}", "👧"), ("👧\u{200D}a", "👧a"), ("a\u{200D}👧", "a👧"),
            ("👧\u{200D}\u{200D}👧", "👧👧"), ("1\u{200D}2", "12"), ("क\u{94D}\u{200D}ष", "क\u{94D}ष"),
            ("👧\u{200D} 👧", "👧 👧"),
            ("a\u{FE0F}\u{200D}👧", "a\u{FE0F}👧"),
        ])
    func joiners(sent: String, stored: String) {
        #expect(Self.hex(PlainText.line(sent)) == Self.hex(stored))
    }

    @Test("is no text with a NUL in it", arguments: ["\0", "a\0b", "é\0", "tekst\n\0", "👧\0"])
    func nul(text: String) {
        #expect(PlainText.line(text) == nil)
        #expect(PlainText.lines(text) == nil)
    }

    @Test(
        "of most Dutch is left as it is",
        arguments: ["Fietspad naar ’s-Hertogenbosch: € 5,– per m²", "Één koelkast, coöperatie", "Łódź"])
    func unchanged(text: String) {
        #expect(Self.hex(PlainText.line(text)) == Self.hex(text))
    }

    @Test(
        "says the same as what was sent: the standard library takes the two as equal", arguments: SeededGenerator.seeds)
    func equivalent(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<4_000 {
            let sent = ScalarSoup.composable(using: &random)
            #expect(PlainText.line(sent) == sent, "seed \(seed), sent \(Self.hex(sent) ?? "")")
        }
    }

    @Test("of whatever scalars keeps its promises", arguments: SeededGenerator.seeds)
    func soup(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<4_000 {
            let sent = ScalarSoup.text(using: &random)
            for (isLine, clean) in [(true, PlainText.line), (false, PlainText.lines)] {
                let note: Comment = "seed \(seed), line \(isLine), sent \(Self.hex(sent) ?? "")"
                let result = clean(sent)
                #expect((result == nil) == sent.unicodeScalars.contains("\0"), note)
                guard let result else { continue }
                #expect(Self.hex(clean(result)) == Self.hex(result), note)
                #expect(ScalarSoup.isComposed(result), note)
                #expect(ScalarSoup.forbidden(in: result, isLine: isLine) == [], note)
                #expect(result.unicodeScalars.first?.properties.isWhitespace != true, note)
                #expect(result.unicodeScalars.last?.properties.isWhitespace != true, note)
                #expect(!isLine || !result.unicodeScalars.contains { $0.properties.isWhitespace && $0 != " " }, note)
                #expect(!isLine || zip(result.utf8, result.utf8.dropFirst()).allSatisfy { $0 != (0x20, 0x20) }, note)
            }
        }
    }
}
