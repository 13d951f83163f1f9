import GRDB
import OpenKaart

/// The SQL that finds the public records of a filter. The only place where a filter becomes SQL.
struct MatchSQL {
    /// Gives the columns `nr`, `volgorde`, `id` of each match, without order.
    let matches: String
    let arguments: StatementArguments

    /// Makes the SQL of a filter, and of the records after a place in the order. Of an area that is no box in degrees it finds
    /// all within the box around it; whoever reads them looks again.
    init(_ filter: InitiativeFilter, after: PageKey? = nil) {
        var arguments: [any DatabaseValueConvertible] = []
        var branches: [String] = []
        // A box over the antimeridian is two; otherwise one, or none at all.
        for part in (filter.area?.enclosing).map({ $0.parts.map(Optional.some) }) ?? [nil] {
            var conditions: [String] = []
            if let part {
                // The tree's coordinates are 32-bit, rounded outward: first the tree, then the exact point.
                conditions.append("r.xmin <= ? AND r.xmax >= ? AND r.ymin <= ? AND r.ymax >= ?")
                arguments += [part.east, part.west, part.north, part.south]
                conditions.append("ST_X(i.geometrie) BETWEEN ? AND ? AND ST_Y(i.geometrie) BETWEEN ? AND ?")
                arguments += [part.west, part.east, part.south, part.north]
            }
            if !filter.themes.isEmpty {
                conditions.append("i.thema IN (\(filter.themes.map { _ in "?" }.joined(separator: ", ")))")
                arguments += filter.themes.sorted().map(\.text)
            }
            for (column, span) in [("aangemaaktOp", filter.created), ("gewijzigdOp", filter.changed)] {
                if let start = span?.start {
                    conditions.append("i.\(column) >= ?")
                    arguments.append(start.description)
                }
                if let end = span?.end {
                    conditions.append("i.\(column) <= ?")
                    arguments.append(end.description)
                }
            }
            for (column, value) in [
                ("organisatie", filter.organisation), ("plaats", filter.place),
                ("gemeentecode", filter.municipalityCode), ("titel", filter.title),
                ("omschrijving", filter.description), ("url", filter.url),
            ] {
                guard let value else { continue }
                conditions.append("i.\(column) = ?")
                arguments.append(value)
            }
            if let after {
                conditions.append("(i.volgorde, i.id) > (?, ?)")
                arguments += [after.curve.value, after.id.description]
            }
            // CROSS JOIN keeps SQLite from turning the join round.
            let source =
                part == nil
                ? "initiatieven AS i"
                : "idx_initiatieven_geometrie AS r CROSS JOIN initiatieven AS i ON i.nr = r.pkid"
            branches.append(
                "SELECT i.nr, i.volgorde, i.id FROM \(source)"
                    + (conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")))
        }
        matches = branches.joined(separator: " UNION ALL ")
        self.arguments = StatementArguments(arguments)
    }

    /// The SQL of the first records in order; its last argument is how many.
    var page: String {
        """
        SELECT \(InitiativeRow.columns) FROM (\(matches) ORDER BY volgorde, id LIMIT ?) AS hit
        CROSS JOIN initiatieven AS i ON i.nr = hit.nr ORDER BY hit.volgorde, hit.id
        """
    }

    /// The SQL that counts.
    var count: String { "SELECT count(*) FROM (\(matches))" }
}
