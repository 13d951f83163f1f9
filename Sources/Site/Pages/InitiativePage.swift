package import OpenDataFormats
package import OpenKaart

/// One initiative, for people.
package struct InitiativePage: SitePage {
    package static let template = "initiative"

    private let initiative: InitiativeView
    private let map: StaticMap
    private let history: [Change]
    /// That a report on it was sent just now.
    private let isReported: Bool

    package init(_ initiative: InitiativeView, map: StaticMap, history: [Change], isReported: Bool) {
        self.initiative = initiative
        self.map = map
        self.history = history
        self.isReported = isReported
    }

    package var chapter: SiteChapter? { .map }
    package var isLasting: Bool { !isReported }
    package var scripts: [String] { ["delen.js"] }
    package func title(_ texts: TextCatalogue) -> String { initiative.title }
    package func summary(_ texts: TextCatalogue) -> String? { InitiativeCard.excerpt(initiative.description) }

    package func structuredData(_ frame: SiteFrame, _ texts: TextCatalogue) -> JSONValue? {
        let point: JSONValue = [
            "@type": "Place", "name": .string(initiative.place ?? texts.text("country")),
            "geo": [
                "@type": "GeoCoordinates", "latitude": .number(initiative.latitude),
                "longitude": .number(initiative.longitude),
            ],
        ]
        return .object([
            ("@context", "https://schema.org"), ("@type", "Project"), ("@id", .string(frame.whole(frame.path))),
            ("name", .string(initiative.title)), ("description", .string(initiative.description)),
            ("url", initiative.url.map { .string($0) }), ("location", point),
            ("parentOrganization", initiative.organisation.map { ["@type": "Organization", "name": .string($0)] }),
            ("keywords", .string(initiative.theme.name)),
        ])
    }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        // Some kilometres around it.
        let (lon, lat) = (initiative.longitude, initiative.latitude)
        let box = [lon - 0.12, lat - 0.07, lon + 0.12, lat + 0.07].map { "\(Int($0 * 1e4))".asDegrees }.joined(
            separator: ",")
        return [
            "description": initiative.description, "theme": initiative.theme,
            "organisation": initiative.organisation as Any,
            "place": initiative.place as Any, "url": initiative.url as Any,
            "host": initiative.url.map(Self.host) as Any, "map": map,
            "mapLabel": texts.text("initiative-map-label", ["title": initiative.title]),
            "coordinates": "\(initiative.latitude), \(initiative.longitude)",
            "onMap": frame.address("/", [("bbox", box), ("z", "12")]),
            "report": frame.address("/initiatieven/\(initiative.id)/melden"), "link": frame.whole(frame.path),
            "json": frame.root + "/v1/collections/initiatieven/items/\(initiative.id)",
            "back": frame.address("/"),
            "history": history.reversed().map { change in
                HistoryEntry(
                    when: SiteDate(change.at.description, texts), what: texts.text("history-\(change.kind.rawValue)"))
            },
            "message": (isReported ? SiteMessage(.done, texts.text("report-done")) : nil) as Any,
        ]
    }

    /// What happened, and when.
    private struct HistoryEntry: Sendable {
        let when: SiteDate
        let what: String
    }

    /// The name of the website, so that people see where a link leads.
    static func host(_ address: String) -> String {
        guard let start = address.firstRange(of: "://") else { return address }
        let host = address[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }
}

extension String {
    /// A whole number of ten-thousandths as degrees: `52367` is 5.2367.
    fileprivate var asDegrees: String {
        let sign = hasPrefix("-") ? "-" : ""
        let digits = String(repeating: "0", count: max(0, 5 - (count - sign.count))) + dropFirst(sign.count)
        return sign + digits.dropLast(4) + "." + digits.suffix(4)
    }
}
