private import Foundation
import OpenKaart

/// The content of a proposal or an earlier revision, as JSON in one column: it is shown and compared, never searched.
struct StoredContent: Codable {
    var titel: String
    var omschrijving: String
    var thema: String
    var organisatie: String?
    var plaats: String?
    var gemeentecode: String?
    var url: String?
    var lon: Double
    var lat: Double

    init(_ content: InitiativeContent) {
        titel = content.title
        omschrijving = content.description
        thema = content.theme.text
        organisatie = content.organisation
        plaats = content.place
        gemeentecode = content.municipalityCode?.text
        url = content.url?.text
        lon = content.point.longitude
        lat = content.point.latitude
    }

    /// The JSON text for the column, members in a fixed order.
    static func encode(_ content: InitiativeContent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(StoredContent(content)), as: UTF8.self)
    }

    /// The content in such a text.
    static func decode(_ text: String) throws -> InitiativeContent {
        let stored = try JSONDecoder().decode(StoredContent.self, from: Data(text.utf8))
        guard let theme = ThemeSlug(stored.thema), let point = Coordinate(longitude: stored.lon, latitude: stored.lat)
        else {
            throw StorageError(kind: .failed, detail: "a stored content is damaged; run 'openkaart doctor'")
        }
        return InitiativeContent(
            title: stored.titel, description: stored.omschrijving, theme: theme, organisation: stored.organisatie,
            place: stored.plaats, municipalityCode: stored.gemeentecode.flatMap(MunicipalityCode.init),
            url: stored.url.map(WebAddress.stored), point: point)
    }
}
