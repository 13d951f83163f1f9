package import OpenKaart

/// Makes the code with which another site shows a part of the map.
package struct EmbedMakerPage: SitePage {
    package static let template = "embed-maker"

    private let question: MapQuestion
    private let height: Int
    private let themes: [Theme]

    /// Heights to choose from, in pixels.
    package static let heights = [400, 600, 800]

    package init(_ question: MapQuestion, height: Int, themes: [Theme]) {
        self.question = question
        self.height = height
        self.themes = themes
    }

    package var chapter: SiteChapter? { .openData }
    package var scripts: [String] { ["delen.js"] }
    package func title(_ texts: TextCatalogue) -> String { texts.text("embed-maker-title") }
    package func summary(_ texts: TextCatalogue) -> String? { texts.text("embed-maker-intro") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        var query = question.query
        query.append(("lang", frame.language.rawValue))
        let address = frame.whole("/embed", query)
        let form = FormState([
            "thema": question.themes.first ?? "", "q": question.text, "plaats": question.place, "hoogte": "\(height)",
        ])
        let all = FormField.Option("", texts.text("embed-all-themes"))
        return [
            "action": frame.root + frame.path, "hasLanguage": frame.isExplicit,
            "fields": [
                FormField(
                    "thema", .select([all] + themes.map { .init($0.slug.text, ThemeMark($0, frame.language).name) }),
                    key: "embed-theme", size: "middel", in: form, texts),
                FormField("q", key: "embed-words", isOptional: true, size: "middel", in: form, texts),
                FormField("plaats", key: "embed-place", isOptional: true, size: "middel", in: form, texts),
                FormField(
                    "hoogte", .select(Self.heights.map { .init("\($0)", texts.text("embed-pixels", ["n": "\($0)"])) }),
                    key: "embed-height", size: "kort", in: form, texts),
            ],
            "code":
                "<iframe src=\"\(address.replacing("&", with: "&amp;"))\" title=\"\(texts.text("home-title"))\" "
                + "width=\"800\" height=\"\(height)\" style=\"width: 100%; border: 0\" loading=\"lazy\"></iframe>",
            "view": address,
        ]
    }
}
