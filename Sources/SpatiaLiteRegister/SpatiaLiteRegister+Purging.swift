import GRDB
package import OpenKaart

extension SpatiaLiteRegister {
    /// How much a purge would erase. Changes nothing.
    ///
    /// - Throws: `PurgeError`.
    package func survey(_ id: InitiativeID) throws -> PurgeReport {
        try read { db in try Purge(db, id).report() }
    }

    /// Erases all texts, addresses and marks of records and submissions, in one transaction. A record that is public goes off the map.
    /// What is left of each is a tombstone: the identity, which never comes back, moments and a code.
    ///
    /// The bytes may still be in the file and its log until `wipe`.
    ///
    /// - Returns: what was erased, in the order of the orders.
    /// - Throws: `PurgeError`, with nothing erased.
    package func purge(_ orders: [PurgeOrder]) throws -> [PurgeReport] {
        let now = clock.now()
        return try write { db in
            try db.execute(
                sql: "UPDATE register SET unwiped_since = ?", arguments: [now.description])
            return try orders.map { order in
                let purge = try Purge(db, order.id)
                let report = try purge.report()
                try purge.run(because: order.reason, at: now)
                return report
            }
        }
    }

    /// Writes the file anew without what was deleted, and empties its log. Others may go on reading; they cannot write meanwhile.
    ///
    /// SQLite overwrites what is deleted (`secure_delete`), but not the copies that stay behind when it moves rows from page to page.
    ///
    /// - Throws: `StorageError.Kind.busy` when somebody reads or writes for longer than the time-out; then call it again.
    package func wipe() throws {
        try Self.translated {
            try pool.writeWithoutTransaction { db in
                let since = try String.fetchOne(db, sql: "SELECT unwiped_since FROM register")
                try db.execute(sql: "VACUUM")
                _ = try db.checkpoint(.truncate)
                // Another purge may have come between.
                try db.execute(
                    sql: "UPDATE register SET unwiped_since = NULL WHERE unwiped_since = ?", arguments: [since])
            }
        }
    }
}
