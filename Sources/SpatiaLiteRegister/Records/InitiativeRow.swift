import GRDB
import OpenKaart

/// The columns of `initiatieven`, and how a row becomes a value.
enum InitiativeRow {
    /// The columns in the order that `decode` expects.
    static let columns =
        "i.id, i.revisie, i.titel, i.omschrijving, i.thema, i.organisatie, i.plaats, i.gemeentecode, i.url, "
        + "i.aangemaaktOp, i.gewijzigdOp, i.geometrie"

    /// Makes a record of a row.
    ///
    /// - Throws: `StorageError` when the row does not hold what was once stored: somebody changed the file.
    static func decode(_ row: Row) throws -> Initiative {
        let text: String = row[0]
        guard let id = InitiativeID(parsing: text), let theme = ThemeSlug(row[4] as String),
            let createdAt = Timestamp(parsing: row[9] as String), let changedAt = Timestamp(parsing: row[10] as String),
            let point = try row.point(at: 11)
        else {
            throw StorageError(
                kind: .failed, detail: "row '\(text)' of initiatieven is damaged; run 'openkaart doctor'")
        }
        let content = InitiativeContent(
            title: row[2], description: row[3], theme: theme, organisation: row[5], place: row[6],
            municipalityCode: (row[7] as String?).flatMap(MunicipalityCode.init),
            url: (row[8] as String?).map(WebAddress.stored),
            point: point)
        return Initiative(id: id, revision: row[1], content: content, createdAt: createdAt, changedAt: changedAt)
    }
}
