import OpenDataFormats

/// The values of the template `frame`.
struct FrameValues: Sendable {
    /// A link of the frame.
    struct Item: Sendable {
        let href: String
        let text: String
        var isHere = false
        var lang = ""
    }

    let lang: String
    let windowTitle: String
    let title: String
    let summary: String?
    let isLasting: Bool
    let isFramed: Bool
    let canonical: String
    let alternates: [Item]
    let chapters: [Item]
    let languages: [Item]
    let home: String
    let root: String
    let privacy: String
    let accessibility: String
    let api: String
    let feed: String
    let style: String
    let icons: String
    let mark: String
    let outline: String
    let mapStyle: String?
    let scripts: [String]
    let data: String?

    init(_ page: some SitePage, _ frame: SiteFrame, _ texts: TextCatalogue, _ files: StaticFiles) {
        lang = frame.language.rawValue
        title = page.title(texts)
        let name = texts.text("site-name")
        let prefix = page.hasErrors ? texts.text("form-error-prefix") + " " : ""
        windowTitle = prefix + (title == name ? texts.text("site-title") : "\(title) – \(name)")
        summary = page.summary(texts)
        isLasting = page.isLasting
        isFramed = !page.isBare
        canonical = frame.canonical(in: frame.language)
        alternates =
            Language.allCases.map { Item(href: frame.canonical(in: $0), text: "", lang: $0.rawValue) }
            + [Item(href: frame.canonical(in: .dutch), text: "", lang: "x-default")]
        chapters = SiteChapter.allCases.map {
            Item(href: frame.address($0.rawValue), text: texts.text($0.key), isHere: $0 == page.chapter)
        }
        languages = Language.allCases.filter { $0 != frame.language }.map {
            Item(href: frame.here(in: $0), text: $0.name, lang: $0.rawValue)
        }
        home = frame.address("/")
        root = frame.root
        privacy = frame.address("/privacy")
        accessibility = frame.address("/toegankelijkheid")
        api = frame.root + "/v1?f=html"
        feed = frame.root + "/feed.atom"
        style = frame.root + files.path("stijl.css")
        icons = frame.root + files.path("iconen.svg")
        mark = frame.root + files.path("merk.svg")
        outline = frame.root + files.path("ondergrond.json")
        let hasMap = page.hasMap && files.hasMap
        mapStyle = hasMap ? frame.root + files.path("leaflet.css") : nil
        scripts = ((hasMap ? ["leaflet.js"] : []) + page.scripts).map { frame.root + files.path($0) }
        data = page.structuredData(frame, texts).map(Self.block)
    }

    /// JSON that can stand in a data block: no `<` can end it.
    static func block(_ value: JSONValue) -> String {
        var writer = ByteWriter(capacity: 1024)
        writer.json(value)
        return String(decoding: writer.bytes, as: UTF8.self).replacing("<", with: "\\u003c")
    }
}
