import OpenDataFormats
import OpenKaart
import PublishedMap
import Site

extension InitiativeView {
    /// A public record as pages show it, from its bytes in the map.
    init(_ feature: GeoJSONFeatureView, themes: ThemeCatalogue, language: Language) {
        var members: [String: String] = [:]
        feature.forEachProperty { name, value in
            members[String(decoding: name, as: UTF8.self)] = String(
                decoding: GeoJSONFeatureView.unescaped(value), as: UTF8.self)
        }
        let slug = members[Member.theme] ?? ""
        let position = feature.position
        self.init(
            id: String(decoding: feature.id, as: UTF8.self), title: members[Member.title] ?? "",
            description: members[Member.description] ?? "",
            theme: themes.themes.first { $0.slug.text == slug }.map { ThemeMark($0, language) }
                ?? ThemeMark(unknown: slug),
            organisation: members[Member.organisation], place: members[Member.place], url: members[Member.url],
            longitude: position.x, latitude: position.y, createdAt: members[Member.createdAt] ?? "",
            changedAt: members[Member.changedAt] ?? "")
    }
}
