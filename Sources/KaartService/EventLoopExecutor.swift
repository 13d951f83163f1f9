import NIOCore
package import NIOPosix

/// Runs tasks on the event loops themselves: a task that is woken on a loop goes on there, so that a request does not change threads
/// between its socket and its handler (SE-0417). All that blocks must go to threads of its own.
package final class EventLoopExecutor: TaskExecutor {
    private let loops: MultiThreadedEventLoopGroup
    private let turns: [ObjectIdentifier: Turn]

    /// - Parameter loops: the loops that the server listens with.
    package init(_ loops: MultiThreadedEventLoopGroup) {
        self.loops = loops
        turns = Dictionary(uniqueKeysWithValues: loops.makeIterator().map { (ObjectIdentifier($0), Turn()) })
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        guard let loop = MultiThreadedEventLoopGroup.currentEventLoop, let turn = turns[ObjectIdentifier(loop)] else {
            return loops.next().execute { job.runSynchronously(on: executor) }
        }
        if turn.add(job) { loop.execute { turn.run(on: executor) } }
    }

    /// What waits on one loop. Touched on that loop only.
    ///
    /// A loop reads from all connections that have something, and then runs what that woke. Who is answered last in a turn asks again
    /// after the loop looked, misses the next turn, and comes back as the last of the one after that: were turns run from the front, one
    /// connection would wait twice as long as all others, time and again. From the back it is the first of its next turn (decision 0037).
    private final class Turn: @unchecked Sendable {
        private var jobs: [UnownedJob] = []
        private var spare: [UnownedJob] = []

        /// Whether it is the first of its turn.
        func add(_ job: UnownedJob) -> Bool {
            jobs.append(job)
            return jobs.count == 1
        }

        func run(on executor: UnownedTaskExecutor) {
            var running: [UnownedJob] = []
            // What these wake has its turn after them.
            swap(&spare, &jobs)
            swap(&spare, &running)
            for job in running.reversed() { job.runSynchronously(on: executor) }
            running.removeAll(keepingCapacity: true)
            spare = running
        }
    }
}
