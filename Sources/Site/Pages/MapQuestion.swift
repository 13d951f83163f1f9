/// What a viewer of the map asks for, as it stands in the address of the page.
package struct MapQuestion: Sendable {
    /// Slugs of the chosen themes; none for all.
    package var themes: [String]
    package var text: String
    package var place: String
    /// West, south, east, north as they were given.
    package var box: String
    package var zoom: String
    /// Which page of the list, from 1.
    package var page: Int

    package init(
        themes: [String] = [], text: String = "", place: String = "", box: String = "", zoom: String = "", page: Int = 1
    ) {
        self.themes = themes
        self.text = text
        self.place = place
        self.box = box
        self.zoom = zoom
        self.page = page
    }

    /// Whether anything but the box limits what is shown.
    var isFiltered: Bool { !themes.isEmpty || !text.isEmpty || !place.isEmpty }

    /// The parameters of the address; those that say nothing are left out.
    package var query: [(String, String)] {
        [
            ("thema", themes.joined(separator: ",")), ("q", text), ("plaats", place), ("bbox", box), ("z", zoom),
            ("bladzijde", page > 1 ? "\(page)" : ""),
        ].filter { !$0.1.isEmpty }
    }

    /// The same on its first page with one theme added, or taken away.
    func toggling(_ theme: String) -> MapQuestion {
        var question = self
        question.page = 1
        if themes.contains(theme) {
            question.themes.removeAll { $0 == theme }
        } else {
            question.themes.append(theme)
        }
        return question
    }

    /// Another page of the same list.
    func onPage(_ page: Int) -> MapQuestion {
        var question = self
        question.page = page
        return question
    }
}
