import Logging
import OpenKaart
private import Synchronization

/// Counts tokens that nobody has, by network, and says in the log how many there were; not from where.
final class WrongTokens: Sendable {
    private struct Untold {
        var count = 0
        var toldAt: Int64 = .min
    }

    /// Nothing when there are no limits.
    private let limiter: RateLimiter?
    private let logger: Logger
    private let untold = Mutex(Untold())

    /// As many mistakes as a person makes; who guesses needs more.
    static let limits = RateLimiter.Limits(perNetwork: 10, total: nil, seconds: 15 * 60)
    /// Who sends a thousand must not fill the log.
    private static let secondsBetweenLines: Int64 = 60

    init(limited: Bool, logger: Logger) {
        limiter = limited ? RateLimiter(Self.limits) : nil
        self.logger = logger
    }

    /// After how many seconds a network may log in again; nothing when it may.
    func wait(for network: [UInt8], at now: Timestamp) -> Int? {
        limiter?.wait(for: network, at: now)
    }

    /// Counts one.
    ///
    /// - Returns: what to answer.
    func answer(_ usual: HTTPProblem, from network: [UInt8], at now: Timestamp) -> HTTPProblem {
        tell(at: now.secondsSinceEpoch)
        return limiter?.take(from: network, at: now).map(HTTPProblem.tooManyTokens) ?? usual
    }

    /// One line for all since the line before, at most once a minute.
    private func tell(at seconds: Int64) {
        let count: Int? = untold.withLock { untold in
            untold.count += 1
            let isTime = untold.toldAt == .min || abs(seconds - untold.toldAt) >= Self.secondsBetweenLines
            guard isTime else { return nil }
            defer { untold = Untold(count: 0, toldAt: seconds) }
            return untold.count
        }
        if let count { logger.notice("wrong tokens of moderators", metadata: ["count": "\(count)"]) }
    }
}
