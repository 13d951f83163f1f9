import GRDB
package import OpenKaart

extension SpatiaLiteRegister: ChangeSource {
    package func scan(_ body: (Initiative) throws -> Void) throws -> MapVersion {
        try read { db in
            // In the order of the table, so that each page is read once.
            let rows = try Row.fetchCursor(db, sql: "SELECT \(InitiativeRow.columns) FROM initiatieven AS i")
            while let row = try rows.next() { try body(try InitiativeRow.decode(row)) }
            return try Self.version(db)
        }
    }

    package func changes(after sequence: Int, limit: Int) throws -> ChangeSet? {
        try read { db in
            let ids = try String.fetchAll(
                db, sql: "SELECT initiative_id FROM changes WHERE sequence > ? ORDER BY sequence LIMIT ?",
                arguments: [sequence, limit + 1])
            guard ids.count <= limit else { return nil }
            var records: [InitiativeID: Initiative?] = [:]
            for id in ids.compactMap({ InitiativeID(parsing: $0) }) where records[id] == nil {
                records[id] = .some(try Self.initiative(db, id))
            }
            return ChangeSet(version: try Self.version(db), records: records)
        }
    }

    package func change(_ sequence: Int) throws -> Change? {
        try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT \(Self.changeColumns) FROM changes WHERE sequence = ?")
            return try Row.fetchOne(statement, arguments: [sequence]).map(Self.change)
        }
    }

    package func log(after sequence: Int, upTo last: Int, limit: Int) throws -> [Change] {
        try read { db in
            let rows = try Row.fetchAll(
                try db.cachedStatement(
                    sql: """
                        SELECT \(Self.changeColumns) FROM changes
                        WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?
                        """), arguments: [sequence, last, limit])
            return try rows.map(Self.change)
        }
    }

    package func history(of id: InitiativeID) throws -> [Change] {
        try read { db in
            let rows = try Row.fetchAll(
                try db.cachedStatement(
                    sql: "SELECT \(Self.changeColumns) FROM changes WHERE initiative_id = ? ORDER BY sequence"),
                arguments: [id.description])
            return try rows.map(Self.change)
        }
    }

    package func hasPurge(after sequence: Int) throws -> Bool {
        try read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM changes WHERE sequence > ? AND reason = 'gewist')")
            return try Bool.fetchOne(statement, arguments: [sequence]) ?? false
        }
    }

    package func latestSequence() throws -> Int {
        try read { db in
            try Int.fetchOne(try db.cachedStatement(sql: "SELECT coalesce(max(sequence), 0) FROM changes")) ?? 0
        }
    }

    private static let changeColumns = "sequence, kind, initiative_id, revision, at, reason"

    private static func change(_ row: Row) throws -> Change {
        guard let kind = Change.Kind(rawValue: row[1]), let id = InitiativeID(parsing: row[2] as String),
            let at = Timestamp(parsing: row[4] as String)
        else {
            throw StorageError(
                kind: .failed, detail: "row \(row[0] as Int) of changes is damaged; run 'openkaart doctor'")
        }
        return Change(
            sequence: row[0], kind: kind, id: id, revision: row[3], at: at,
            reason: (row[5] as String?).flatMap(Change.Reason.init))
    }
}
