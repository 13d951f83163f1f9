/// Knows who may decide, by token or by session. As all ports, it blocks on storage.
///
/// Tokens and keys of sessions are secrets of 256 random bits, of which only hashes are kept.
package protocol ModeratorDirectory: Sendable {
    /// Who a token belongs to; nobody when it is unknown or has expired.
    func moderator(bearing token: String, at now: Timestamp) throws -> Moderator?
    /// Begins a session for who has a token, and gives the key by which it is found again; nothing when nobody has it.
    func beginSession(bearing token: String, at now: Timestamp) throws -> (key: String, session: ModeratorSession)?
    /// The session of a key; nothing when there is none or it has ended.
    func session(_ key: String, at now: Timestamp) throws -> ModeratorSession?
    /// Ends a session. Nothing happens when there is none.
    func endSession(_ key: String) throws
    /// Notes that a moderator was here, by a token or in a session.
    func noteUse(_ credential: ModeratorCredential, at now: Timestamp) throws
}

/// By what a moderator is known.
package enum ModeratorCredential: Hashable, Sendable {
    case token(String)
    case session(key: String)
}
