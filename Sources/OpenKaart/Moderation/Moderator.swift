/// Somebody who may decide on submissions.
package struct Moderator: Hashable, Sendable {
    package let name: String
    package let role: Role
    package let addedAt: Timestamp
    /// From when the token no longer works; nothing for never.
    package let expiresAt: Timestamp?
    /// When the token or a session of it was last used, to the minute; nothing for never.
    package let lastUsedAt: Timestamp?

    package init(
        name: String, role: Role = .moderator, addedAt: Timestamp, expiresAt: Timestamp? = nil,
        lastUsedAt: Timestamp? = nil
    ) {
        self.name = name
        self.role = role
        self.addedAt = addedAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }

    /// What somebody may do, by its name in the interface.
    package enum Role: String, CaseIterable, Sendable {
        /// Decides on submissions.
        case moderator = "moderator"
        /// May do that, and what cannot be undone as well.
        case administrator = "beheerder"
    }

    /// Whether the token no longer works.
    package func hasExpired(at now: Timestamp) -> Bool {
        expiresAt.map { $0 <= now } ?? false
    }

    /// Whether two names are those of one person: capitals and accents make no difference.
    package static func isSame(_ one: String, _ other: String) -> Bool {
        FoldedText.bytes(one) == FoldedText.bytes(other)
    }

    /// A use is noted when the last one that was noted lies so many seconds back, so that reads do not become writes.
    package static let useSeconds: Int64 = 60

    /// Whether a use at this moment is to be noted after one that was noted before; also when the clock was set back.
    package static func isWorthNoting(_ now: Timestamp, after last: Timestamp?) -> Bool {
        guard let last else { return true }
        return abs(now.secondsSinceEpoch - last.secondsSinceEpoch) >= useSeconds
    }
}
