package import Logging
package import NIOPosix
package import SearchIndex
import ServiceLifecycle

/// Keeps the search index in step with the register for as long as the service runs. Its first build may take a minute; until it is
/// there, only searches have to wait.
package struct SearchFollower: Service {
    private let index: SearchIndex
    private let blocking: BlockingPool
    private let logger: Logger

    /// How long a change may stay unfound at most.
    private static let interval = Duration.milliseconds(250)

    /// - Parameter threads: where the work is done; the caller starts and stops them.
    package init(_ index: SearchIndex, threads: NIOThreadPool, logger: Logger) {
        self.index = index
        self.blocking = BlockingPool(threads: threads)
        self.logger = logger
    }

    package func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let start = ContinuousClock.now
                let done = try await blocking.run { [index] in try index.catchUp() }
                if case .built = done {
                    logger.info("the search index is complete", metadata: ["time": "\(ContinuousClock.now - start)"])
                }
            } catch {
                // The index stays as it is; the next look may succeed.
                logger.error("the search index could not follow the register", metadata: ["error": "\(error)"])
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
        }
    }
}
