package import OpenKaart

/// A row of a file that gives texts by member, such as a table of a database.
package struct MemberRow {
    /// By the names of the record; missing and empty ones are left out.
    package var texts: [String: String]
    /// Longitude and latitude in degrees, not judged yet.
    package var position: (x: Double, y: Double)?
    /// What the reader found wrong.
    package var problems: [Problem]

    package init(texts: [String: String], position: (x: Double, y: Double)?, problems: [Problem]) {
        self.texts = texts
        self.position = position
        self.problems = problems
    }

    /// The judged row.
    package func entry(line: Int, rules: Rules) -> ImportEntry {
        var fields = ImportFields()
        fields.id = texts[Member.id]
        fields.draft.title = texts[Member.title]
        fields.draft.description = texts[Member.description]
        fields.draft.theme = texts[Member.theme]
        fields.draft.organisation = texts[Member.organisation]
        fields.draft.place = texts[Member.place]
        fields.draft.municipalityCode = texts[Member.municipalityCode]
        fields.draft.url = texts[Member.url]
        fields.draft.position = position
        fields.draft.problems = problems
        fields.createdAt = texts[Member.createdAt]
        fields.changedAt = texts[Member.changedAt]
        return fields.entry(line: line, rules: rules)
    }
}
