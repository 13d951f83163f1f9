/// A moderator's stay, from logging in to logging out.
package struct ModeratorSession: Hashable, Sendable {
    package let moderator: Moderator
    package let startedAt: Timestamp
    /// When it ends in any case: some hours after it began, or with the token.
    package let expiresAt: Timestamp
    /// When it was last used, to the minute.
    package let lastUsedAt: Timestamp

    package init(moderator: Moderator, startedAt: Timestamp, expiresAt: Timestamp, lastUsedAt: Timestamp) {
        self.moderator = moderator
        self.startedAt = startedAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }

    /// A working day.
    package static let longestSeconds: Int64 = 8 * 3_600
    /// After so long without use somebody else may sit at the screen.
    package static let idleSeconds: Int64 = 3_600

    /// When a session of a moderator ends that begins now.
    package static func end(of moderator: Moderator, from now: Timestamp) -> Timestamp {
        let end = Timestamp(secondsSinceEpoch: now.secondsSinceEpoch + longestSeconds) ?? .latest
        return min(end, moderator.expiresAt ?? end)
    }

    /// Whether it is over: by its end, by that of the token, or for want of use.
    package func hasEnded(at now: Timestamp) -> Bool {
        expiresAt <= now || moderator.hasExpired(at: now)
            || lastUsedAt.secondsSinceEpoch + Self.idleSeconds <= now.secondsSinceEpoch
    }
}
