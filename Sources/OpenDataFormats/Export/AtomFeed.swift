package import OpenKaart

/// Records as an Atom feed (RFC 4287), each with its point (GeoRSS-Simple); written from their stored GeoJSON.
package struct AtomFeed: Sendable {
    /// The address of the feed itself, with its question. Also its identity: another question is another feed.
    package let address: String
    /// The same records as a page for people.
    package let page: String
    /// The address of the list of themes, of which a category is one.
    package let themes: String
    /// The titles of themes by their slugs.
    package let themeTitles: [String: String]
    /// Who publishes; the author of records that name no organisation.
    package let publisher: String

    package init(address: String, page: String, themes: String, themeTitles: [String: String], publisher: String) {
        self.address = address
        self.page = page
        self.themes = themes
        self.themeTitles = themeTitles
        self.publisher = publisher
    }

    /// Appends the whole feed.
    ///
    /// - Parameters:
    ///   - page: the address of the page of one record, by its id.
    package func write(
        _ features: [GeoJSONFeatureView], version: MapVersion, page address: (String) -> String,
        into writer: inout ByteWriter
    ) {
        writer.raw(#"<?xml version="1.0" encoding="UTF-8"?>"#)
        writer.raw("\n")
        writer.raw(
            #"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" xml:lang="nl">"#)
        writer.xmlElement("id", self.address)
        writer.xmlElement("title", "Open Kaart: nieuwe en gewijzigde initiatieven")
        writer.xmlElement("updated", version.madeAt.description)
        writer.raw("<author>")
        writer.xmlElement("name", publisher)
        writer.raw("</author>")
        link("self", "application/atom+xml", self.address, into: &writer)
        link("alternate", "text/html", page, into: &writer)
        for feature in features { entry(feature, page: address, into: &writer) }
        writer.raw("\n</feed>\n")
    }

    private func entry(_ feature: GeoJSONFeatureView, page: (String) -> String, into writer: inout ByteWriter) {
        let id = String(decoding: feature.id, as: UTF8.self)
        var texts: [String: String] = [:]
        feature.forEachProperty { name, value in
            texts[String(decoding: name, as: UTF8.self)] = String(
                decoding: GeoJSONFeatureView.unescaped(value), as: UTF8.self)
        }
        writer.raw("\n<entry>")
        writer.xmlElement("id", "urn:uuid:" + id)
        writer.xmlElement("title", texts[Member.title] ?? "")
        writer.xmlElement("published", texts[Member.createdAt] ?? "")
        writer.xmlElement("updated", texts[Member.changedAt] ?? "")
        if let organisation = texts[Member.organisation] {
            writer.raw("<author>")
            writer.xmlElement("name", organisation)
            writer.raw("</author>")
        }
        link("alternate", "text/html", page(id), into: &writer)
        if let address = texts[Member.url] { link("related", nil, address, into: &writer) }
        category(texts[Member.theme] ?? "", into: &writer)
        writer.xmlElement("summary", texts[Member.description] ?? "")
        point(feature, into: &writer)
        writer.raw("</entry>")
    }

    /// An `atom:link` (section 4.2.7).
    private func link(_ relation: StaticString, _ type: StaticString?, _ address: String, into writer: inout ByteWriter)
    {
        writer.raw(#"<link rel=""#)
        writer.raw(relation)
        if let type {
            writer.raw(#"" type=""#)
            writer.raw(type)
        }
        writer.raw(#"" href=""#)
        writer.xmlText(address)
        writer.raw(#""/>"#)
    }

    /// An `atom:category` (section 4.2.2).
    private func category(_ theme: String, into writer: inout ByteWriter) {
        writer.raw(#"<category term=""#)
        writer.xmlText(theme)
        writer.raw(#"" scheme=""#)
        writer.xmlText(themes)
        writer.raw(#"" label=""#)
        writer.xmlText(themeTitles[theme] ?? theme)
        writer.raw(#""/>"#)
    }

    /// A `georss:point`: latitude, a space, longitude (GeoRSS-Simple).
    private func point(_ feature: GeoJSONFeatureView, into writer: inout ByteWriter) {
        let parts = feature.coordinates.split(separator: UInt8(ascii: ","))
        writer.raw("<georss:point>")
        if let longitude = parts.first, let latitude = parts.last {
            writer.raw(latitude)
            writer.raw(" ")
            writer.raw(longitude)
        }
        writer.raw("</georss:point>")
    }
}
