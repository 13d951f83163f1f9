import GRDB
import OpenKaart

/// How far an index is, and what it was made from. There is none while an index is not complete.
struct IndexState: Hashable {
    /// A random number for each time everything was read anew.
    var build = Int64.random(in: .min ... .max)
    /// The last sequence number of the change log that was followed.
    var sequence = 0
    /// The change of that number, as text; empty when the log was.
    var change = ""
    /// How many rows there are, and how many of them no record has any more.
    var rows: Int
    var dead = 0

    init(rows: Int) {
        self.rows = rows
    }

    /// The table of the one state.
    static let schema = """
        CREATE TABLE state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            build INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            change TEXT NOT NULL,
            rows INTEGER NOT NULL,
            dead INTEGER NOT NULL
        );
        """

    /// The state of a complete index, or nothing.
    static func read(_ db: Database) throws -> IndexState? {
        guard try IndexSchema.kind(db) == .ours else { return nil }
        let statement = try db.cachedStatement(sql: "SELECT build, sequence, change, rows, dead FROM state")
        return try Row.fetchOne(statement).map { row in
            var state = IndexState(rows: row[3])
            (state.build, state.sequence, state.change, state.dead) = (row[0], row[1], row[2], row[4])
            return state
        }
    }

    /// Keeps the state in the index.
    func write(_ db: Database) throws {
        try db.execute(
            sql: "REPLACE INTO state (id, build, sequence, change, rows, dead) VALUES (1, ?, ?, ?, ?, ?)",
            arguments: [build, sequence, change, rows, dead])
    }

    /// Notes that everything up to a change is in.
    mutating func reach(_ sequence: Int, in source: any ChangeSource) throws {
        self.sequence = sequence
        change = try Self.text(source.change(sequence))
    }

    /// Whether a register has the change that this index ends with.
    func agrees(with source: any ChangeSource) throws -> Bool {
        try Self.text(source.change(sequence)) == change
    }

    /// Whether so many rows are dead that walking past them costs more than reading everything anew now and then.
    func isWorn(_ limits: Limits) -> Bool { dead > limits.followed && dead > rows / 3 }

    private static func text(_ change: Change?) -> String {
        change.map { "\($0.kind.rawValue) \($0.id) \($0.revision) \($0.at)" } ?? ""
    }
}
