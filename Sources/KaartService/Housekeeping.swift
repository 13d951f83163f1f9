package import Logging
package import NIOPosix
package import OpenKaart
import ServiceLifecycle

/// Deletes the e-mail addresses of senders some time after the decision, or a longer time after sending in when there is none, and
/// marks of requests that have expired; for as long as the service runs.
package struct Housekeeping: Service {
    private let desk: any SubmissionDesk
    private let days: Int
    private let undecidedDays: Int
    private let clock: Clock
    private let writing: BlockingPool
    private let logger: Logger

    private static let interval = Duration.seconds(3_600)

    /// - Parameters:
    ///   - days: how long an address is kept after the decision.
    ///   - undecidedDays: how long one is kept after sending in, as long as nobody decides.
    ///   - writers: where the work is done; the caller starts and stops them.
    package init(
        _ desk: any SubmissionDesk, keepsContactsFor days: Int, undecided undecidedDays: Int, clock: Clock = .system,
        writers: NIOThreadPool,
        logger: Logger
    ) {
        self.desk = desk
        self.days = days
        self.undecidedDays = undecidedDays
        self.clock = clock
        writing = BlockingPool(threads: writers)
        self.logger = logger
    }

    package func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let count = try await tidy()
                if count.decided + count.undecided > 0 {
                    logger.info(
                        "addresses of senders deleted",
                        metadata: ["decided": "\(count.decided)", "undecided": "\(count.undecided)"])
                }
            } catch {
                logger.error("addresses of senders could not be deleted", metadata: ["error": "\(error)"])
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
        }
    }

    /// Does it once, and says how many addresses went.
    package func tidy() async throws -> (decided: Int, undecided: Int) {
        let now = clock.now()
        func before(_ days: Int) -> Timestamp {
            Timestamp(secondsSinceEpoch: now.secondsSinceEpoch - Int64(days) * 86_400) ?? .epoch
        }
        let (decided, undecided) = (before(days), before(undecidedDays))
        return try await writing.run { [desk] in
            try desk.forget(decidedBefore: decided, undecidedBefore: undecided, now: now)
        }
    }
}
