/// What somebody says is wrong with a public record: "this does not belong here".
package struct Report: Hashable, Sendable {
    package let id: InitiativeID
    /// The record that it is about; it was public when the report came in.
    package let initiativeID: InitiativeID
    package let reason: Reason
    /// In the words of who reported it.
    package let note: String?
    package let reportedAt: Timestamp
    /// Before this moment it should be settled.
    package let dueAt: Timestamp
    /// Whether the field that people do not see was filled in: a program sent it. It comes last, and is read all the same.
    package let filledTrap: Bool
    /// How it ended; nothing as long as it is open.
    package let settlement: Settlement?

    package init(
        id: InitiativeID, initiativeID: InitiativeID, reason: Reason, note: String?, reportedAt: Timestamp,
        dueAt: Timestamp, filledTrap: Bool = false, settlement: Settlement? = nil
    ) {
        self.id = id
        self.initiativeID = initiativeID
        self.reason = reason
        self.note = note
        self.reportedAt = reportedAt
        self.dueAt = dueAt
        self.filledTrap = filledTrap
        self.settlement = settlement
    }

    package var status: Status { settlement == nil ? .open : .settled }

    /// Whether it was not settled in time, or is not settled and the time is over.
    package func isLate(at now: Timestamp) -> Bool {
        (settlement?.at ?? now) > dueAt
    }

    /// Where a report stands.
    package enum Status: String, CaseIterable, Sendable {
        case open
        case settled = "afgehandeld"
    }

    /// What can be wrong, by its name in the interface.
    package enum Reason: String, CaseIterable, Sendable {
        case personalData = "persoonsgegevens"
        case incorrect = "onjuist"
        case duplicate = "dubbel"
        case moved = "verplaatst"
        case gone = "bestaat-niet-meer"
        case inappropriate = "ongepast"
        case copyright = "auteursrecht"
        case other = "anders"

        /// Whether somebody is harmed as long as it stays.
        var isUrgent: Bool { self == .personalData || self == .inappropriate }
    }

    /// How a moderator ended a report. Kept for ever, never changed.
    package struct Settlement: Hashable, Sendable {
        package let decision: Decision
        package let reason: String
        /// The name of the moderator.
        package let moderator: String
        package let at: Timestamp

        package init(decision: Decision, reason: String, moderator: String, at: Timestamp) {
            self.decision = decision
            self.reason = reason
            self.moderator = moderator
            self.at = at
        }
    }

    /// What becomes of the record.
    package enum Decision: String, CaseIterable, Sendable {
        case remove = "verwijderen"
        case keep = "houden"
    }

    /// How many working days there are to settle a report.
    package struct Term: Hashable, Sendable {
        /// For most kinds.
        package let days: Int

        /// What may harm somebody is settled within this many.
        private static let urgentDays = 2

        package init(days: Int = 14) {
            self.days = days
        }

        /// Before when a report should be settled.
        package func due(_ reason: Reason, reportedAt: Timestamp) -> Timestamp {
            reportedAt.adding(workingDays: reason.isUrgent ? min(Self.urgentDays, days) : days)
        }
    }
}
