private import Glibc
package import Logging
import NIOPosix
package import OpenDataFiles
import OpenDataFormats
package import OpenKaart
package import PublishedMap
import ServiceLifecycle
private import Synchronization

/// Keeps the files of the whole dataset in step with the map for as long as the service runs, and those of each day on which it
/// changed.
///
/// Works on one thread of its own, which gives way to all others. A version is made when no other one came for a moment; after that
/// there is rest for some time, so that a map that changes all the time costs a part of a core and no more.
package struct DepotFollower: Service {
    private let depot: Depot
    private let map: PublishedMap
    private let changes: any ChangeSource
    private let maker: EditionMaker
    private let keeps: Int
    private let clock: Clock
    private let logger: Logger

    private static let interval = Duration.milliseconds(500)
    /// A version that stays for so long is made; after so long any is.
    private static let calm = Duration.seconds(1)
    private static let longestWait = Duration.seconds(30)
    /// Rest after making, in times of how long that took.
    private static let rest = 4
    private static let restAfterFailure = Duration.seconds(30)

    /// - Parameter keeps: how many dated snapshots stay beside the first one of each month.
    package init(
        _ depot: Depot, _ map: PublishedMap, _ changes: any ChangeSource, by maker: EditionMaker, keeps: Int,
        clock: Clock = .system, logger: Logger
    ) {
        self.depot = depot
        self.map = map
        self.changes = changes
        self.maker = maker
        self.keeps = keeps
        self.clock = clock
        self.logger = logger
    }

    package func run() async throws {
        let thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
        let isStopping = Flag()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await follow(BlockingPool(threads: thread), isStopping) }
            group.addTask {
                try? await gracefulShutdown()
                isStopping.raise()
            }
            await group.next()
            isStopping.raise()
            group.cancelAll()
        }
        try await thread.shutdownGracefully()
    }

    private func follow(_ thread: BlockingPool, _ isStopping: Flag) async {
        try? await thread.run { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
        var seen: (version: MapVersion, at: ContinuousClock.Instant, first: ContinuousClock.Instant)?
        var done: (version: MapVersion, day: CivilDate)?
        var restsUntil = ContinuousClock.now
        while !isStopping.isRaised, !Task.isCancelled {
            let now = ContinuousClock.now
            let today = CivilDate(of: clock.now())
            if let state = map.current, now >= restsUntil,
                depot.current == nil || done?.version != state.version || done?.day != today
            {
                if seen?.version != state.version { seen = (state.version, now, seen?.first ?? now) }
                let isCalm = seen.map { now - $0.at >= Self.calm || now - $0.first >= Self.longestWait } ?? false
                // The first files are made at once.
                if isCalm || depot.current == nil {
                    seen = nil
                    do {
                        try await thread.run { try bringUp(state, today, isStopping) }
                        done = (state.version, today)
                        restsUntil = .now + (ContinuousClock.now - now) * Self.rest
                    } catch is Stopped {
                        return
                    } catch {
                        depot.work.noteFailure()
                        logger.error("the files of open data could not be made", metadata: ["error": "\(error)"])
                        restsUntil = .now + Self.restAfterFailure
                    }
                }
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
        }
    }

    /// Brings the files up to a version, keeps them as those of the day, and removes what is kept no longer. Blocks.
    private func bringUp(_ state: MapState, _ today: CivilDate, _ isStopping: Flag) throws {
        let isOutdated = { try changes.hasPurge(after: state.version.sequence) }
        if depot.current?.manifest.version != state.version {
            guard
                let edition = try depot.publish(
                    StoppableFeatures(MapFeatures(state), isStopping), by: maker, unless: isOutdated)
            else { return }
            logger.info(
                "the files of open data are made",
                metadata: [
                    "sequence": "\(edition.manifest.version.sequence)", "records": "\(edition.manifest.count)",
                ])
        }
        if let day = try depot.keepDay(today, by: maker, unless: isOutdated) {
            logger.info("kept as the files of the day", metadata: ["folder": "\(day.folder)"])
        }
        for day in try depot.prune(keeping: keeps) {
            logger.info("removed the files of a day", metadata: ["day": "\(day)"])
        }
    }
}

/// Goes up once.
private final class Flag: Sendable {
    private let raised = Atomic<Bool>(false)
    var isRaised: Bool { raised.load(ordering: .relaxed) }
    func raise() { raised.store(true, ordering: .relaxed) }
}

private struct Stopped: Error {}

/// Records that end with an error when the service stops: half a file is thrown away, and made again at the next start.
private struct StoppableFeatures: MapBacked {
    private let features: MapFeatures
    private let isStopping: Flag

    init(_ features: MapFeatures, _ isStopping: Flag) {
        self.features = features
        self.isStopping = isStopping
    }

    var version: MapVersion { features.version }
    var whole: MapState? { features.whole }

    func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws {
        try features.forEachBatch { batch in
            try checkCancellation()
            try body(batch)
        }
    }

    func checkCancellation() throws {
        guard !isStopping.isRaised else { throw Stopped() }
    }
}
