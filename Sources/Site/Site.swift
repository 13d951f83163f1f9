import Mustache
import OpenDataFormats
package import OpenKaart

/// All pages for people: a page and its frame in, HTML in UTF-8 out. Pure, and the same bytes each time.
package struct Site: Sendable {
    private let library: MustacheLibrary
    private let catalogues: [Language: TextCatalogue]
    /// What maps are drawn on that the service draws itself.
    package let baseMap: BaseMap
    /// The files that pages ask for.
    package let files: StaticFiles
    /// Changes with every template, text and file: pages of another version of the program are other pages.
    package let version: String

    /// Reads templates and texts.
    ///
    /// - Parameter leaflet: the map library; without it the pages have no map and work all the same.
    /// - Throws: `SiteError` when one is not right, which the tests find first.
    package init(themes: ThemeCatalogue, leaflet: StaticFiles.Leaflet?) throws {
        var library = MustacheLibrary()
        for file in EmbeddedFiles.templates {
            do {
                library.register(
                    try MustacheTemplate(string: String(decoding: file.bytes, as: UTF8.self)), named: file.name)
            } catch { throw SiteError("\(file.name).mustache: \(error)") }
        }
        self.library = library
        var catalogues: [Language: TextCatalogue] = [:]
        for language in Language.allCases {
            catalogues[language] = try TextCatalogue(language, files: EmbeddedFiles.texts(language))
        }
        self.catalogues = catalogues
        let files = StaticFiles(themes: themes, leaflet: leaflet)
        self.files = files
        baseMap = try BaseMap(EmbeddedFiles.outline)
        let texts = Language.allCases.flatMap { EmbeddedFiles.texts($0) }
        version = StaticFile.hash(
            (EmbeddedFiles.templates + texts).flatMap(\.bytes)
                + files.files.keys.sorted().flatMap { (files.files[$0]?.version ?? "").utf8 })
    }

    /// The texts of a language.
    package func texts(_ language: Language) -> TextCatalogue {
        guard let texts = catalogues[language] else { preconditionFailure("each language has its texts") }
        return texts
    }

    /// A page as HTML.
    package func render(_ page: some SitePage, _ frame: SiteFrame) -> [UInt8] {
        let texts = texts(frame.language)
        var values = page.values(frame, texts)
        values["t"] = texts
        values["frame"] = FrameValues(page, frame, texts, files)
        return Array((library.render(PageValues(values), withTemplate: type(of: page).template) ?? "").utf8)
    }
}
