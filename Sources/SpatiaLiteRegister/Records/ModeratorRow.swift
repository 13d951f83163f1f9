import GRDB
import OpenKaart

/// A row of `moderators` as a value.
enum ModeratorRow {
    /// What `decode` reads, in its order; the token's hash stays behind.
    static let columns = ["name", "role", "added_at", "expires_at", "last_used_at"].map { "moderators.\($0)" }.joined(
        separator: ", ")
    /// How many columns these are.
    static let width = 5

    /// Nothing when the row is none of ours. An end that cannot be read has passed: better shut than open.
    static func decode(_ row: Row) -> Moderator? {
        guard let role = Moderator.Role(rawValue: row[1]), let added = Timestamp(parsing: row[2] as String) else {
            return nil
        }
        return Moderator(
            name: row[0], role: role, addedAt: added,
            expiresAt: (row[3] as String?).map { Timestamp(parsing: $0) ?? .epoch },
            lastUsedAt: (row[4] as String?).flatMap { Timestamp(parsing: $0) })
    }
}
