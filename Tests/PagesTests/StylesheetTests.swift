import Foundation
import Pages
import Testing

/// The stylesheet.
@Suite("The stylesheet")
struct StylesheetTests {
    private static let text = String(decoding: Stylesheet.css, as: UTF8.self)

    @Test("takes nothing from elsewhere")
    func selfContained() {
        #expect(!Self.text.contains("url(") && !Self.text.contains("@import"))
    }

    @Test("styles every name that a page uses, and no name that none uses")
    func names() throws {
        var used: Set<String> = []
        for page in Page.allCases {
            used.formUnion(try HTMLTree(page, Samples.document(page)).texts("//@class"))
        }
        let styled = Set(Self.text.matches(of: /\.([a-z-]+)(?=[ ,:{])/).map { String($0.1) })
        #expect(styled == used)
    }

    @Test(
        "has a contrast of 7 to 1 for all text (WCAG 2.2, 1.4.6)",
        arguments: [
            ("#1b1f24", "#fff"), ("#0b4f8a", "#fff"), ("#5b2a86", "#fff"), ("#4a5159", "#fff"), ("#fff", "#083a66"),
            ("#1b1f24", "#f3f5f7"),
        ])
    func contrast(text: String, background: String) throws {
        #expect(Self.text.contains(text) && Self.text.contains(background))
        let lights = [Self.luminance(text), Self.luminance(background)].sorted()
        #expect((lights[1] + 0.05) / (lights[0] + 0.05) >= 7)
    }

    @Test("shows the focus")
    func focus() {
        #expect(Self.text.contains(":focus-visible { outline: 3px solid"))
    }

    /// Relative luminance (WCAG 2.2).
    private static func luminance(_ colour: String) -> Double {
        let digits = colour.dropFirst().compactMap(\.hexDigitValue)
        let channels =
            digits.count == 3
            ? digits.map { $0 * 17 } : stride(from: 0, to: 6, by: 2).map { digits[$0] * 16 + digits[$0 + 1] }
        let linear = channels.map { channel in
            let part = Double(channel) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
