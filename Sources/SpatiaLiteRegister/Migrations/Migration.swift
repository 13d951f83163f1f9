import GRDB
import OpenKaart

/// One numbered step of the schema. `PRAGMA user_version` counts the steps that were taken.
struct Migration: Sendable {
    /// What the step makes, for people.
    let name: String
    let apply: @Sendable (Database, _ now: Timestamp) throws -> Void

    /// All steps in order. A step that was released is never changed; a new one is added at the end.
    static let all: [Migration] = [
        .initiatives, .changeLog, .submissions, .moderators, .proposals, .moderatorRoles, .reports, .purging,
        .formSigns, .importBatches, .changeHistory, .reportSigns,
    ]

    /// Takes the steps that a database has not taken yet, each in a transaction of its own with the count.
    static func apply(to database: any DatabaseWriter, at now: Timestamp) throws {
        let taken = try database.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
        guard taken < all.count else { return }
        for (index, migration) in all.enumerated().dropFirst(taken) {
            try database.write { db in
                // Another process may have been first.
                guard try Int.fetchOne(db, sql: "PRAGMA user_version") == index else { return }
                try migration.apply(db, now)
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
    }
}
