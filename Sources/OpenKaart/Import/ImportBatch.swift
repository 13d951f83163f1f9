/// One import as the register remembers it, so that it can be taken back.
package struct ImportBatch: Hashable, Sendable {
    package let number: Int
    /// The name of the file, without its folder.
    package let file: String
    package let state: State
    package let beganAt: Timestamp
    /// When it was finished or taken back; nothing while it is neither.
    package let endedAt: Timestamp?
    package let counts: ImportReport

    package init(
        number: Int, file: String, state: State, beganAt: Timestamp, endedAt: Timestamp?, counts: ImportReport
    ) {
        self.number = number
        self.file = file
        self.state = state
        self.beganAt = beganAt
        self.endedAt = endedAt
        self.counts = counts
    }

    /// How far it is, by the names that operators see.
    package enum State: String, CaseIterable, Sendable {
        /// Still running, or broken off: only whole parts of it are on the map.
        case begun = "begonnen"
        case finished = "klaar"
        /// Being taken back, or broken off in that.
        case undoing = "terugdraaien"
        case undone = "teruggedraaid"
    }
}

/// What taking back a batch did.
package struct ImportUndo: Hashable, Sendable {
    /// How many new records went off the map.
    package var removed = 0
    /// How many changed records say again what they said before.
    package var restored = 0
    /// Records that others have changed since; they stay as they are.
    package var left: [Left] = []

    package init() {}

    /// A record that stays as it is.
    package struct Left: Hashable, Sendable {
        package let id: InitiativeID
        /// What it is called now; nothing when others took it off the map.
        package let title: String?

        package init(id: InitiativeID, title: String?) {
            self.id = id
            self.title = title
        }
    }
}

/// Why a batch was not taken back, or not gone on with. Said to an operator.
package enum ImportBatchError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(Int)
    case undoneBefore(Int)
    /// Somebody takes it back while the import runs.
    case takenBack(Int)

    package var description: String {
        switch self {
        case .unknown(let number):
            "Er is geen partij \(number). Kijk met 'openkaart import --list' welke partijen er zijn."
        case .undoneBefore(let number):
            "Partij \(number) is al teruggedraaid. Neem het bestand opnieuw op als u de initiatieven terug wilt."
        case .takenBack(let number):
            "Partij \(number) is teruggedraaid terwijl ze werd opgenomen. De import is gestopt."
        }
    }
}
