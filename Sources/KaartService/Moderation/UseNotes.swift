import Logging
import NIOPosix
import OpenKaart
private import Synchronization

/// Notes when moderators were last here, at most once a minute and behind the back of requests: a write that has to wait for another
/// process must not hold up a read.
final class UseNotes: Sendable {
    private let directory: any ModeratorDirectory
    private let writing: BlockingPool
    private let logger: Logger
    /// What is being written; many requests in the meantime are one use.
    private let pending = Mutex<Set<ModeratorCredential>>([])

    init(_ directory: any ModeratorDirectory, on writing: BlockingPool, logger: Logger) {
        self.directory = directory
        self.writing = writing
        self.logger = logger
    }

    /// - Parameter last: the last use that was noted.
    func note(_ credential: ModeratorCredential, after last: Timestamp?, at now: Timestamp) {
        guard Moderator.isWorthNoting(now, after: last), pending.withLock({ $0.insert(credential).inserted }) else {
            return
        }
        writing.threads.submit { [self] state in
            defer { pending.withLock { _ = $0.remove(credential) } }
            guard state == .active else { return }
            do {
                try directory.noteUse(credential, at: now)
            } catch {
                // The next use is noted instead.
                logger.info("the last use of a moderator was not noted", metadata: ["error": "\(error)"])
            }
        }
    }
}
