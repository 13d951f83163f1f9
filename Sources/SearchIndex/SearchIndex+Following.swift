import GRDB
import OpenKaart

extension SearchIndex {
    /// Takes one step to the newest change.
    func advance(because reason: CatchUp.Reason? = nil) throws -> CatchUp {
        let latest = try source.latestSequence()
        if let present = try connections.read(IndexState.read) {
            guard !isDamaged(present) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
            if present.sequence == latest, try belongs(present) {
                try IndexFile.wipeIfOwed(connections)
                return .upToDate
            }
        }
        let done = try connections.write { db in
            try IndexSchema.makeWhenEmpty(db)
            // Another process may have been here since.
            guard let state = try IndexState.read(db) else { return try build(db, because: reason ?? .new) }
            guard try state.agrees(with: source) else { return try build(db, because: .foreign) }
            guard let changes = try source.changes(after: state.sequence, limit: limits.followed) else {
                return try build(db, because: .manyChanges, from: state)
            }
            guard changes.version.sequence > state.sequence else { return .upToDate }
            // Asked after the changes were read, so that none of them is a purge that came between.
            guard try !source.hasPurge(after: state.sequence) else {
                return try build(db, because: .purged, from: state)
            }
            guard !state.isWorn(limits) else { return try build(db, because: .worn, from: state) }
            trust(state.build)
            return try follow(db, changes, from: state)
        }
        if case .built = done {
            try IndexFile.foldLog(connections)
            try IndexFile.wipeIfOwed(connections)
        }
        return done
    }

    private func follow(_ db: Database, _ changes: ChangeSet, from state: IndexState) throws -> CatchUp {
        var writer = try IndexWriter(db, rows: state.rows)
        var state = state
        for (id, record) in changes.records {
            if try writer.remove(id) { state.dead += 1 }
            if let record { try writer.add(record) }
        }
        try writer.finish()
        state.rows = writer.rows
        try state.reach(changes.version.sequence, in: source)
        try state.write(db)
        return .followed(records: changes.records.count)
    }

    /// Replaces everything in one transaction; searches go on with what was there.
    ///
    /// - Parameter old: how far the index was; nothing when that cannot be known.
    private func build(
        _ db: Database, because reason: CatchUp.Reason, from old: IndexState? = nil
    ) throws -> CatchUp {
        try IndexSchema.beginBuild(db)
        defer { try? IndexSchema.releaseMemory(db) }
        var writer = try IndexWriter(db, rows: 0)
        let version = try source.scan { initiative in
            guard !isClosed else { throw CancellationError() }
            try writer.add(initiative)
        }
        try writer.finish()
        try IndexSchema.endBuild(db)
        // What is dropped stays in free pages until it is wiped.
        if try reason == .foreign || old.map({ try source.hasPurge(after: $0.sequence) }) == true {
            try IndexSchema.oweWipe(db)
        }
        var state = IndexState(rows: writer.rows)
        try state.reach(version.sequence, in: source)
        try state.write(db)
        trust(state.build)
        return .built(records: writer.rows, because: reason)
    }
}
