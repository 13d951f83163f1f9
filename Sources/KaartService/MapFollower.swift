package import Logging
package import NIOPosix
package import PublishedMap
import ServiceLifecycle

/// Keeps the public map in step with the register for as long as the service runs: loads it, looks for changes (also those of
/// other processes, such as an import), and packs it when many have come.
package struct MapFollower: Service {
    private let map: PublishedMap
    private let blocking: BlockingPool
    private let logger: Logger

    /// How long a change of another process may stay unseen at most.
    private static let interval = Duration.milliseconds(250)

    /// - Parameter threads: where the work is done; the caller starts and stops them.
    package init(_ map: PublishedMap, threads: NIOThreadPool, logger: Logger) {
        self.map = map
        self.blocking = BlockingPool(threads: threads)
        self.logger = logger
    }

    package func run() async throws {
        try await load()
        await withDiscardingTaskGroup { group in
            group.addTask { await indexDuplicates() }
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                do {
                    if try await blocking.run({ [map] in try map.catchUp() }) {
                        group.addTask { await pack() }
                    }
                } catch {
                    // The map stays as it is; the next look may succeed.
                    logger.error("the map could not follow the register", metadata: ["error": "\(error)"])
                }
                try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
            }
        }
    }

    private func load() async throws {
        let start = ContinuousClock.now
        try await blocking.run { [map, logger] in
            try map.load { count in logger.info("reading the map", metadata: ["records": "\(count)"]) }
        }
        logger.info(
            "the map is complete",
            metadata: ["records": "\(map.current?.count ?? 0)", "time": "\(ContinuousClock.now - start)"])
    }

    /// Beside everything else: at a million records it takes seconds, and finding duplicates is less sharp meanwhile.
    private func indexDuplicates() async {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await blocking.run { [map] in map.indexDuplicates() }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
        }
    }

    private func pack() async {
        do {
            try await blocking.run { [map] in try map.pack() }
        } catch {
            logger.error("the map could not be packed", metadata: ["error": "\(error)"])
        }
    }
}
