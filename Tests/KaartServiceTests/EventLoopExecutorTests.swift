import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import KaartService

@Suite("Tasks on event loops")
struct EventLoopExecutorTests {
    /// What was done, in order.
    private final class Notes: Sendable {
        private let lines = Mutex<[String]>([])

        var all: [String] { lines.withLock { $0 } }

        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    @Test("Run on a loop, the last that was woken first, and what they wake has its turn after them")
    func turns() async throws {
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let executor = EventLoopExecutor(loops)
        let notes = Notes()
        let loop = loops.next()
        let tasks = try await loop.submit {
            (1...4).map { number in
                Task(executorPreference: executor) {
                    notes.add("\(number) \(loop.inEventLoop)")
                    await Task(executorPreference: executor) { notes.add("woken by \(number)") }.value
                }
            }
        }.get()
        for task in tasks { await task.value }
        #expect(
            notes.all == [
                "4 true", "3 true", "2 true", "1 true",
                "woken by 1", "woken by 2", "woken by 3", "woken by 4",
            ])
        try await loops.shutdownGracefully()
    }

    @Test("Run on one of the loops when they were woken elsewhere, and all of them do")
    func elsewhere() async throws {
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        let executor = EventLoopExecutor(loops)
        let found = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<1_000 {
                group.addTask(executorPreference: executor) {
                    await Task.yield()
                    return MultiThreadedEventLoopGroup.currentEventLoop != nil
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(found == [Bool](repeating: true, count: 1_000))
        try await loops.shutdownGracefully()
    }
}
