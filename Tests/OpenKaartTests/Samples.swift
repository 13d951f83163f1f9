import OpenKaart
import Testing

/// Values that are right, for tests to change one thing of.
enum Samples {
    static let themeNames = ["open-contact", "open-aanpak", "open-data", "open-verantwoording"]

    static func theme(_ name: String, title: String = "Thema") throws -> Theme {
        Theme(
            slug: try #require(ThemeSlug(name)), title: title, englishTitle: "Theme", description: "Een thema.",
            colour: "#154273", shape: .circle)
    }

    static func area() throws -> BoundingBox {
        try #require(BoundingBox(west: 3.2, south: 50.7, east: 7.3, north: 53.7))
    }

    static func rules() throws -> Rules {
        Rules(themes: try #require(ThemeCatalogue(try themeNames.map { try theme($0) })), area: try area())
    }

    /// A draft that keeps every rule, with every member filled in.
    static func draft() -> InitiativeDraft {
        var draft = InitiativeDraft()
        draft.title = "Buurtkaart"
        draft.description = "Een kaart van wat er in de buurt gebeurt."
        draft.theme = "open-data"
        draft.organisation = "Gemeente Utrecht"
        draft.place = "Utrecht"
        draft.municipalityCode = "GM0344"
        draft.url = "https://voorbeeld.nl/kaart"
        draft.position = (5.121, 52.091)
        return draft
    }

    static func content() throws -> InitiativeContent {
        try draft().judged(by: rules())
    }
}

extension InitiativeDraft {
    /// What the rules of the samples say is wrong with this draft; nothing when it is right.
    func mistakes() throws -> [Problem] {
        let rules = try Samples.rules()
        do throws(Problems) {
            _ = try judged(by: rules)
            return []
        } catch {
            return error.all
        }
    }
}

extension Problem {
    /// The member and the code, to compare in one go.
    var brief: String { "\(member): \(code.rawValue)" }
}
