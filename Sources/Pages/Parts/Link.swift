import OpenDataFormats

/// A link of a JSON document (OGC API Features Part 1, 7.2; RFC 8288).
struct Link {
    /// Where it leads, as the document has it.
    let href: String
    /// How the target relates to the document.
    let relation: String
    /// The media type of the target.
    let type: String?
    /// The language of the target.
    let language: String?
    /// Whether `href` has places to fill in, such as `{z}`; then it is not an address yet.
    let isTemplate: Bool
    private let givenTitle: String?

    /// Reads a link; nothing when it leads nowhere.
    init?(_ object: JSONObject) {
        guard let href = object.text("href") else { return nil }
        self.href = href
        relation = object.text("rel") ?? ""
        type = object.text("type")
        language = object.text("hreflang")
        isTemplate = object["templated"] == .bool(true)
        givenTitle = object.text("title")
    }

    /// The links of a document.
    static func all(of document: JSONObject) -> [Link] {
        document.objects("links").compactMap(Link.init)
    }

    /// Where a link may lead; nothing when it may not, or when it is a template.
    var address: WebPageAddress? { isTemplate ? nil : WebPageAddress(href) }

    /// What the link is called: its title, or else what its relation means, or else its address.
    var title: String {
        givenTitle ?? Self.names[relation] ?? href
    }

    /// The name of the media type, for people who know it and people who do not.
    var typeName: String? { type.map(MediaTypeName.name) }

    private static let names = [
        "self": "Deze gegevens", "alternate": "Andere vorm", "next": "Volgende bladzijde", "prev": "Vorige bladzijde",
        "first": "Eerste bladzijde", "last": "Laatste bladzijde", "license": "Licentie",
        "collection": "De verzameling", "items": "De gegevens", "data": "De verzamelingen",
        "conformance": "Standaarden", "service-desc": "Beschrijving van de API",
        "service-doc": "Uitleg van de API",
    ]
}
