import Foundation
import OpenDataFormats
import OpenKaart
import Testing

@Suite("The file of themes")
struct ThemeFileTests {
    private static let header = "slug,titel,titel_en,omschrijving,kleur,vorm\n"

    @Test(
        "The project's own file gives the four starting points of Open Overheid, each with a shape and colour of its own"
    )
    func own() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../data").standardized
        let themes = try ThemeFile.read(try FileByteSource(path: folder.path + "/themas.csv")).themes
        #expect(themes.map(\.slug.text) == ["open-contact", "open-aanpak", "open-data", "open-verantwoording"])
        #expect(Set(themes.map(\.shape)).count == 4 && Set(themes.map(\.colour)).count == 4)
        for theme in themes { #expect(Self.contrastWithWhite(theme.colour) >= 4.5, "\(theme.slug)") }
    }

    private static let many: String = (1...49).map { "a\($0),A,B,C,#000000,ruit\n" }.joined()
    private static let mistakes: [(rows: String, expected: String)] = [
        ("Open Data,A,B,C,#000000,cirkel\n", "Regel 2"), ("a,A,B,C,rood,cirkel\n", "kleur"),
        ("a,A,B,C,#000000,ster\n", "vorm"),
        ("a,,B,C,#000000,cirkel\n", "leeg"), ("a,A,B,C,#000000\n", "Regel 2"), ("", "geen thema"),
        ("a,A,B,C,#000000,cirkel\na,A,B,C,#000000,ruit\n", "twee keer"), (many, "hoogstens 48"),
    ]

    @Test(
        "A mistake in the file is an error that names the line, and no theme is left out silently", arguments: mistakes)
    func mistake(rows: String, expected: String) {
        let error = #expect(throws: ImportFileError.self) {
            try ThemeFile.read(MemoryByteSource(Array((Self.header + rows).utf8)))
        }
        let said = error?.description ?? ""
        #expect(said.contains(expected), "\(said)")
    }

    /// WCAG 2.2, "contrast ratio".
    private static func contrastWithWhite(_ colour: String) -> Double {
        let parts = [1, 3, 5].map { start in
            let digits = colour.dropFirst(start).prefix(2)
            let level = Double(Int(digits, radix: 16) ?? 255) / 255
            return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
        }
        return 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)
    }
}
