import Foundation
import Pages
import Testing

/// The writer of HTML: nothing that comes in as text goes out as markup.
@Suite("The HTML writer")
struct HTMLWriterTests {
    private static func html(_ write: (inout HTMLWriter) -> Void) -> String {
        var html = HTMLWriter()
        write(&html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    @Test("closes what it opens, in order")
    func nesting() {
        let text = Self.html { html in
            html.element(.list) { html in
                html.element(.item) { $0.text("a") }
                html.element(.item) { $0.element(.lineBreak) }
            }
        }
        #expect(text == "<ul><li>a</li>\n<li><br/></li>\n</ul>\n")
    }

    @Test(
        "writes text that means itself",
        arguments: [
            ("a & b", "a &amp; b"), ("<script>", "&lt;script&gt;"), ("]]>", "]]&gt;"), ("\"'", "&quot;&#39;"),
            ("&amp;", "&amp;amp;"), ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("\0\u{1B}\u{7F}\u{9F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("\u{FFFF}\u{1FFFF}\u{10FFFE}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("é😀\u{202E}x", "é😀\u{202E}x"),
        ])
    func escaping(text: String, expected: String) {
        #expect(Array(Self.html { $0.text(text) }.unicodeScalars) == Array(expected.unicodeScalars))
        let attribute = Self.html { $0.element(.input, .value(text)) }
        #expect(Array(attribute.unicodeScalars) == Array("<input value=\"\(expected)\"/>".unicodeScalars))
    }

    // The compiler takes no escape for these two in a text.
    @Test("leaves out noncharacters in the middle of the alphabet", arguments: [0xFDD0, 0xFFFE] as [UInt32])
    func noncharacter(code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        #expect(Self.html { $0.text(String(scalar)) } == "\u{FFFD}")
    }

    @Test("gives back any text to a reader, as content and as an attribute", arguments: 0..<200 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = RandomText.make(using: &generator)
        let source = Self.html { html in
            html.element(.division, .label(text)) { html in html.text(text) }
        }
        let tree = try HTMLTree(Array(source.utf8))
        let expected = RandomText.allowed(text)
        #expect(try tree.texts("/div") == [expected], "seed \(seed)")
        #expect(try tree.count("//*") == 1, "seed \(seed)")
        #expect(try tree.count("//@*") == 1, "seed \(seed)")
        // A reader of XML takes line ends and tabs in an attribute for spaces.
        let flat = String(String.UnicodeScalarView(expected.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
        #expect(try tree.texts("/div/@aria-label") == [flat], "seed \(seed)")
    }

    @Test("knows no element and no attribute that can run a script or carry a style")
    func closedLists() {
        let names = Set(Tag.allCases.map(\.rawValue) + VoidTag.allCases.map(\.rawValue))
        #expect(names.isDisjoint(with: ["script", "style", "iframe", "object", "embed", "base", "svg", "math", "img"]))
    }
}
