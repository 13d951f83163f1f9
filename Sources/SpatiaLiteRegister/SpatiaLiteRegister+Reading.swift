import GRDB
package import OpenKaart

extension SpatiaLiteRegister: InitiativeReading {
    package func page(_ query: InitiativeQuery) throws -> InitiativePage {
        try read { db in
            let total = try Self.count(db, query.filter)
            let wanted = query.offset + query.limit + 1
            var found = try Self.records(db, query.filter, after: query.after, limit: wanted)
            let hasMore = found.count == wanted
            if hasMore { found.removeLast() }
            return InitiativePage(
                initiatives: Array(found.dropFirst(query.offset)), numberMatched: total, hasMore: hasMore,
                version: try Self.version(db))
        }
    }

    package func initiative(_ id: InitiativeID) throws -> (initiative: Initiative?, version: MapVersion) {
        try read { db in (try Self.initiative(db, id), try Self.version(db)) }
    }

    package func themeCounts() throws -> (counts: [ThemeSlug: Int], version: MapVersion) {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT thema, count(*) FROM initiatieven GROUP BY thema")
            let counts = rows.compactMap { row in ThemeSlug(row[0] as String).map { ($0, row[1] as Int) } }
            return (Dictionary(uniqueKeysWithValues: counts), try Self.version(db))
        }
    }

    package func probe() throws {
        _ = try read { db in try Self.version(db) }
    }

    static func count(_ db: Database, _ filter: InitiativeFilter) throws -> Int {
        if case .projected = filter.area { return try records(db, filter, limit: .max).count }
        let counted = MatchSQL(filter)
        return try Int.fetchOne(db, sql: counted.count, arguments: counted.arguments) ?? 0
    }

    static func records(
        _ db: Database, _ filter: InitiativeFilter, after: PageKey? = nil, limit: Int
    ) throws -> [Initiative] {
        let sql = MatchSQL(filter, after: after)
        let statement = try db.cachedStatement(sql: sql.page)
        // SQL knows boxes in degrees; of another area it gives what may match, so all of it is looked at.
        let isExact = if case .projected = filter.area { false } else { true }
        let rows = try Row.fetchCursor(statement, arguments: sql.arguments + [isExact ? limit : -1])
        var found: [Initiative] = []
        while found.count < limit, let row = try rows.next() {
            let initiative = try InitiativeRow.decode(row)
            if isExact || filter.area?.contains(initiative.content.point) == true { found.append(initiative) }
        }
        return found
    }

    static func initiative(_ db: Database, _ id: InitiativeID) throws -> Initiative? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(InitiativeRow.columns) FROM initiatieven AS i WHERE i.id = ?")
        return try Row.fetchOne(statement, arguments: [id.description]).map(InitiativeRow.decode)
    }

    /// The version of the map: the last change, or the making of the register when there is none.
    static func version(_ db: Database) throws -> MapVersion {
        let row = try Row.fetchOne(db, sql: "SELECT sequence, at FROM changes ORDER BY sequence DESC LIMIT 1")
        let text = try row.map { $0[1] as String } ?? String.fetchOne(db, sql: "SELECT created_at FROM register")
        return MapVersion(sequence: row?[0] ?? 0, madeAt: text.flatMap { Timestamp(parsing: $0) } ?? .epoch)
    }
}
