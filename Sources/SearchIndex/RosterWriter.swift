import GRDB
import OpenKaart

/// Changes the roster; keeps the block at hand until another is needed.
struct RosterWriter {
    private let reading: RawStatement
    private let writing: RawStatement
    private var block: Int?
    private var slots: [UInt8] = []

    init(_ db: Database) throws {
        reading = try RawStatement(db, "SELECT slots FROM roster WHERE block = ?")
        writing = try RawStatement(db, "REPLACE INTO roster (block, slots) VALUES (?, ?)")
    }

    /// Says which record the next row is.
    mutating func append(_ id: InitiativeID, row: Int) throws {
        try turn(to: row / RosterSlot.perBlock)
        // Rows come one after the other; anything else means that the file is not what it was.
        guard slots.count == row % RosterSlot.perBlock * RosterSlot.size else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "row \(row) of the roster")
        }
        slots.append(1)
        slots += RosterSlot.bytes(id)
    }

    /// Says that no record has this row any more.
    mutating func kill(row: Int) throws {
        try turn(to: row / RosterSlot.perBlock)
        let start = row % RosterSlot.perBlock * RosterSlot.size
        guard start < slots.count else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "row \(row) of the roster")
        }
        slots[start] = 0
    }

    /// Writes the block at hand; comes last.
    mutating func flush() throws {
        guard let block else { return }
        writing.bind(Int64(block), at: 1)
        writing.bind(slots, at: 2)
        try writing.run()
        self.block = nil
    }

    private mutating func turn(to number: Int) throws {
        guard number != block else { return }
        try flush()
        reading.bind(Int64(number), at: 1)
        defer { reading.reset() }
        slots = try reading.step() ? Array(reading.blob(0)) : []
        block = number
    }
}
