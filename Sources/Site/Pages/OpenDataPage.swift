package import OpenDataCatalogue
package import OpenDataFormats
package import OpenKaart

/// The open data for who re-uses it: files, versions, terms, feeds and examples.
package struct OpenDataPage: SitePage {
    package static let template = "open-data"
    let overview: OpenDataOverview
    let themes: ThemeCatalogue

    package init(_ overview: OpenDataOverview, _ themes: ThemeCatalogue) {
        self.overview = overview
        self.themes = themes
    }

    package var chapter: SiteChapter? { .openData }
    package func title(_ texts: TextCatalogue) -> String { texts.text("opendata-title") }
    package func summary(_ texts: TextCatalogue) -> String? { texts.text("opendata-summary") }
    package func structuredData(_ frame: SiteFrame, _ texts: TextCatalogue) -> JSONValue? {
        try? JSONParser.parse(Array(overview.schemaOrg.utf8))
    }

    /// A file to download.
    struct File: Sendable {
        let title: String
        let audience: String
        let explanation: String
        let wordsLanguage: String
        let href: String
        let fileName: String
        let size: String
        let packed: String?
        let sum: String
    }

    /// A theme with its count.
    struct Count: Sendable {
        let mark: ThemeMark
        let amount: String
    }

    /// The files of a day.
    struct Day: Sendable {
        let day: String
        let machine: String
        let amount: String
        let erased: String?
        let manifest: String
        let dayFiles: [DayFile]
    }

    /// A file of a day.
    struct DayFile: Sendable {
        let href: String
        let name: String
        let size: String
    }

    /// A document about the data.
    struct Document: Sendable {
        let href: String
        let name: String
        let explanation: String
        let wordsLanguage: String
    }

    /// How to use the data with a program.
    struct Example: Sendable {
        let program: String
        let steps: [String]
        let code: String
        let codeID: String
    }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let words = OpenDataWords(texts)
        var values: [String: Any] = [
            "count": texts.text("opendata-count", count: overview.count),
            "made": SiteMoment(overview.version.madeAt, texts), "sequence": texts.number(overview.version.sequence),
            "publisher": overview.publisher, "licence": overview.licence.name, "licenceHref": overview.licence.address,
            "files": overview.formats.map { format in
                let word = words.format(format)
                return File(
                    title: word.title, audience: word.audience, explanation: word.explanation,
                    wordsLanguage: word.language,
                    href: local(format.address, frame), fileName: format.name,
                    size: texts.size(format.byteCount), packed: format.packedByteCount.map { texts.size($0) },
                    sum: format.sha256)
            },
            "counts": overview.themes.map { counted in
                Count(mark: mark(counted.slug, frame.language), amount: texts.number(counted.count))
            },
            "days": overview.days.map { day($0, frame, texts) }, "hasDays": !overview.days.isEmpty,
            "documents": overview.documents.map { document in
                let word = words.document(document)
                return Document(
                    href: local(document.address, frame),
                    name: document.address.split(separator: "/").last.map(String.init) ?? "",
                    explanation: word.text, wordsLanguage: word.language)
            },
            "citation": overview.citation, "api": overview.api, "apiHref": frame.root + "/v1?f=html",
            "changes": overview.changeFeed, "changesHref": local(overview.changeFeed, frame),
            "news": overview.newsFeed, "newsHref": local(overview.newsFeed, frame),
            "apiDescription": local(overview.apiDescription, frame),
            "examples": overview.examples.map { example in
                Example(
                    program: example.program, steps: words.steps(of: example), code: example.code,
                    codeID: "code-\(example.program.lowercased())")
            },
        ]
        values["embed"] = frame.address("/embed/maken")
        return values
    }

    /// The path of one of our addresses, so that links work under every name that the page is reached by.
    private func local(_ address: String, _ frame: SiteFrame) -> String {
        address.hasPrefix(frame.base) ? frame.root + address.dropFirst(frame.base.count) : address
    }

    private func mark(_ slug: ThemeSlug, _ language: Language) -> ThemeMark {
        themes.themes.first { $0.slug == slug }.map { ThemeMark($0, language) } ?? ThemeMark(unknown: slug.text)
    }

    private func day(_ day: OpenDataOverview.Day, _ frame: SiteFrame, _ texts: TextCatalogue) -> Day {
        Day(
            day: SiteMoment.day(day.date, texts), machine: day.date.description,
            amount: texts.text("opendata-count", count: day.count),
            erased: day.purgedAt.map { texts.text("opendata-erased", ["day": SiteMoment($0, texts).day]) },
            manifest: local(day.address, frame),
            dayFiles: day.files.map { file in
                DayFile(
                    href: local(file.address, frame),
                    name: file.address.split(separator: "/").last.map(String.init) ?? file.title,
                    size: texts.size(file.byteCount))
            })
    }
}
