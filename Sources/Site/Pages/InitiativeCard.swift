/// One initiative in a list: the values of the template `card`.
package struct InitiativeCard: Sendable {
    let id: String
    let title: String
    let excerpt: String
    let theme: ThemeMark
    let place: String?
    let organisation: String?
    let href: String
    let lon: String
    let lat: String
    let target: String?

    /// - Parameters:
    ///   - address: of its page.
    ///   - isOutside: whether the list stands in a frame, so that its page opens beside it.
    init(_ view: InitiativeView, address: String, isOutside: Bool) {
        id = view.id
        title = view.title
        excerpt = Self.excerpt(view.description)
        theme = view.theme
        place = view.place
        organisation = view.organisation
        href = address
        lon = "\(view.longitude)"
        lat = "\(view.latitude)"
        target = isOutside ? "_blank" : nil
    }

    /// Characters of a description in a list.
    private static let length = 150

    /// The beginning of a text, up to a space.
    static func excerpt(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count > length else { return line }
        let start = line.prefix(length)
        return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + " …"
    }
}

/// A public initiative as pages show it: texts as they were written, nothing of them escaped.
package struct InitiativeView: Sendable {
    package let id: String
    package let title: String
    package let description: String
    package let theme: ThemeMark
    package let organisation: String?
    package let place: String?
    package let url: String?
    package let longitude: Double
    package let latitude: Double
    package let createdAt: String
    package let changedAt: String

    package init(
        id: String, title: String, description: String, theme: ThemeMark, organisation: String?, place: String?,
        url: String?, longitude: Double, latitude: Double, createdAt: String, changedAt: String
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.theme = theme
        self.organisation = organisation
        self.place = place
        self.url = url
        self.longitude = longitude
        self.latitude = latitude
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}
