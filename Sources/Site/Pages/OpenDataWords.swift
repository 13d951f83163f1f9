import OpenDataCatalogue

/// Words for files, documents and examples, in the language of the page. What the catalogue of texts does not know, a new format for
/// example, is told in Dutch.
struct OpenDataWords {
    private let texts: TextCatalogue

    init(_ texts: TextCatalogue) {
        self.texts = texts
    }

    /// - Returns: the language is that of the words.
    func format(
        _ format: OpenDataOverview.Format
    ) -> (title: String, audience: String, explanation: String, language: String) {
        let key = "opendata-format-" + format.name.replacing("initiatieven.", with: "")
        guard texts.language != .dutch, let title = texts.known(key + "-title"),
            let audience = texts.known(key + "-audience"),
            let summary = texts.known(key + "-summary")
        else { return (format.title, format.audience, format.summary, Language.dutch.rawValue) }
        return (title, audience, summary, texts.language.rawValue)
    }

    func document(_ document: OpenDataOverview.Document) -> (text: String, language: String) {
        let name = document.address.split(separator: "/").last ?? ""
        guard texts.language != .dutch, let text = texts.known("opendata-document-" + name.replacing(".", with: "-"))
        else {
            return (document.summary, Language.dutch.rawValue)
        }
        return (text, texts.language.rawValue)
    }

    func steps(of example: DatasetExample) -> [String] {
        guard texts.language != .dutch else { return example.steps }
        let translated = example.steps.indices.compactMap {
            texts.known("opendata-steps-\(example.program.lowercased())-\($0 + 1)")
        }
        return translated.count == example.steps.count ? translated : example.steps
    }
}
