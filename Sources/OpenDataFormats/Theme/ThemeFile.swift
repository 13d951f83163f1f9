package import OpenKaart

/// Reads `themas.csv`: slug, titles, a sentence, colour and marker shape of each theme.
package enum ThemeFile {
    /// The columns, all required.
    static let columns = ["slug", "titel", "titel_en", "omschrijving", "kleur", "vorm"]

    /// Fewer than the published map can tell apart (64), with room for old ones that records still have.
    static let maximumThemes = 48

    /// The themes in the order of the file.
    ///
    /// - Throws: `ImportFileError` that names the line and what is wrong; a theme is never left out silently.
    package static func read(_ bytes: any ByteSource) throws -> ThemeCatalogue {
        var reader = CSVRecordReader(bytes)
        var themes: [Theme] = []
        var isHeader = true
        while let row = try reader.next() {
            guard case .content(let record) = row.outcome, record.count == columns.count else {
                throw ImportFileError(
                    "Regel \(row.line): verwacht \(columns.count) velden: \(columns.joined(separator: ", ")).")
            }
            let fields = (0..<record.count).map { record.string(at: $0).flatMap(PlainText.line) ?? "" }
            if isHeader {
                guard fields == columns else {
                    throw ImportFileError("De eerste regel moet zijn: \(columns.joined(separator: ",")).")
                }
                isHeader = false
                continue
            }
            themes.append(try theme(fields, line: row.line))
        }
        guard themes.count <= maximumThemes else {
            throw ImportFileError(
                "Er zijn \(themes.count) thema's. Een kaart kan er hoogstens \(maximumThemes) hebben.")
        }
        guard let catalogue = ThemeCatalogue(themes) else {
            throw ImportFileError("Er zijn geen thema's, of een slug komt twee keer voor.")
        }
        return catalogue
    }

    private static func theme(_ fields: [String], line: Int) throws(ImportFileError) -> Theme {
        guard let slug = ThemeSlug(fields[0]) else {
            throw ImportFileError(
                "Regel \(line): '\(fields[0])' is geen slug. Gebruik kleine letters, cijfers en streepjes.")
        }
        guard fields[4].wholeMatch(of: /#[0-9a-fA-F]{6}/) != nil else {
            throw ImportFileError("Regel \(line): '\(fields[4])' is geen kleur. Schrijf #rrggbb.")
        }
        guard let shape = Theme.MarkerShape(rawValue: fields[5]) else {
            let known = Theme.MarkerShape.allCases.map(\.rawValue).joined(separator: ", ")
            throw ImportFileError("Regel \(line): '\(fields[5])' is geen vorm. Kies uit: \(known).")
        }
        guard !fields[1].isEmpty, !fields[2].isEmpty, !fields[3].isEmpty else {
            throw ImportFileError("Regel \(line): een titel of omschrijving is leeg.")
        }
        return Theme(
            slug: slug, title: fields[1], englishTitle: fields[2], description: fields[3], colour: fields[4],
            shape: shape)
    }
}
