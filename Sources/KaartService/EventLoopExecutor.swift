import NIOCore
package import NIOPosix

/// Runs tasks on the event loops themselves: a task that is woken on a loop goes on there, so that a request does not change threads
/// between its socket and its handler (SE-0417). All that blocks must go to threads of its own.
package final class EventLoopExecutor: TaskExecutor {
    private let loops: MultiThreadedEventLoopGroup

    /// - Parameter loops: the loops that the server listens with.
    package init(_ loops: MultiThreadedEventLoopGroup) {
        self.loops = loops
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        // `any()` is the loop that we are on, if we are on one.
        loops.any().execute { job.runSynchronously(on: executor) }
    }
}
