// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import OpenDataCatalogue
import OpenDataFormats
import OpenKaart

/// An edition with everything that can be said about one.
enum Samples {
    static let themes = ThemeCatalogue(
        ["open-contact", "open-data"].map {
            Theme(
                slug: ThemeSlug($0)!, title: $0.capitalized, englishTitle: $0, description: "Een thema.",
                colour: "#123456", shape: .circle)
        })!

    static func manifest(_ day: String? = nil, count: Int = 79, purgedAt: String? = nil) -> Manifest {
        Manifest(
            version: MapVersion(sequence: count, madeAt: Timestamp(parsing: "2026-11-23T20:22:14Z")!), count: count,
            themes: [
                .init(theme: ThemeSlug("open-contact")!, count: count - 2), .init(theme: ThemeSlug("open-data")!, count: 2),
            ],
            extent: BoundingBox(west: 3.5, south: 50.75, east: 7.1, north: 53.4),
            created: Timestamp(parsing: "2015-06-01T12:00:00Z")!...Timestamp(parsing: "2026-11-23T20:00:00Z")!,
            files: Distribution.allCases.enumerated().map { index, distribution in
                .init(
                    distribution: distribution, byteCount: 1_000 + index,
                    sha256: String(repeating: "\(index)", count: 64))
            },
            date: day.flatMap { CivilDate(parsing: $0) }, purgedAt: purgedAt.flatMap { Timestamp(parsing: $0) },
            maker: "toets")
    }

    static let contact = Contact(
        name: "Beheer", email: "beheer@example.org", url: "https://www.example.org/contact")

    static let profile = DatasetProfile(
        publisher: Publisher(
            name: "Gemeente Voorbeeld",
            address: try? WebAddress("https://identifier.overheid.nl/tooi/id/gemeente/gm0000"), kind: .localAuthority),
        contact: contact, themes: [.government, .society])

    /// Texts that try to break out of where they stand.
    static let hostile = DatasetProfile(
        title: "\"Kaart\" \\ <b>vet</b>\n.\n<#x> a <#y>", description: "'''\"\"\"\u{0}\u{7F}\r\n\t</script>@en^^{}|é 🌳",
        publisher: Publisher(name: "A\" . <http://x> \\"),
        contact: Contact(name: "a\nb", email: "a b>@\"example.org", url: "https://example.org/>\"\\ {x}|^`"))

    static func publication(
        _ manifest: Manifest = manifest(), _ profile: DatasetProfile = profile, days: [Manifest] = []
    ) -> Publication {
        Publication(manifest, profile, themes, DatasetAddresses(base: "https://kaart.example"), days: days)
    }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
