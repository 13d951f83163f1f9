import GRDB
import OpenKaart

/// Adds records to an index and takes them out, in the caller's transaction.
///
/// FTS5 can take the words of a row out only by being told all of its text, which is not kept. So a row is never taken out: it
/// dies in the roster, and a search walks past it until everything is read anew.
struct IndexWriter {
    private(set) var rows: Int
    private let words: RawStatement
    private let number: RawStatement
    private let name: RawStatement
    private let forget: RawStatement
    private var roster: RosterWriter
    private var added: [(id: InitiativeID, row: Int)] = []

    /// - Parameter rows: how many there are.
    init(_ db: Database, rows: Int) throws {
        self.rows = rows
        words = try RawStatement(
            db, "INSERT INTO words (rowid, titel, organisatie, plaats, omschrijving) VALUES (?, ?, ?, ?, ?)")
        number = try RawStatement(db, "SELECT number FROM numbers WHERE id = ?")
        name = try RawStatement(db, "INSERT INTO numbers (id, number) VALUES (?, ?)")
        forget = try RawStatement(db, "DELETE FROM numbers WHERE id = ?")
        roster = try RosterWriter(db)
    }

    /// Takes a record out. Says whether it was in.
    mutating func remove(_ id: InitiativeID) throws -> Bool {
        let key = RosterSlot.bytes(id)
        number.bind(key, at: 1)
        defer { number.reset() }
        guard try number.step() else { return false }
        try roster.kill(row: number.integer(0))
        forget.bind(key, at: 1)
        try forget.run()
        return true
    }

    /// Adds a record that is not in, or no more.
    mutating func add(_ initiative: Initiative) throws {
        let content = initiative.content
        words.bind(Int64(rows), at: 1)
        words.bind(content.title, at: 2)
        words.bind(content.organisation, at: 3)
        words.bind(content.place, at: 4)
        words.bind(content.description, at: 5)
        try words.run()
        try roster.append(initiative.id, row: rows)
        added.append((initiative.id, rows))
        rows += 1
    }

    /// Writes what was kept back; comes last.
    mutating func finish() throws {
        // In the order of the table, so that each of its pages is written once.
        for (id, row) in added.sorted(by: { $0.id < $1.id }) {
            name.bind(RosterSlot.bytes(id), at: 1)
            name.bind(Int64(row), at: 2)
            try name.run()
        }
        added = []
        try roster.flush()
    }
}
