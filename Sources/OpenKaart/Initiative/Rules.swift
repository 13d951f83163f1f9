/// What the operator decides about records: which themes there are and where initiatives may lie.
package struct Rules: Hashable, Sendable {
    package let themes: ThemeCatalogue
    /// Where the point of an initiative may lie, edges included.
    package let area: BoundingBox

    package init(themes: ThemeCatalogue, area: BoundingBox) {
        self.themes = themes
        self.area = area
    }
}
