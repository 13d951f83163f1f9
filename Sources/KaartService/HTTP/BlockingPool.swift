import NIOPosix

/// Runs calls that wait for storage on threads that may wait, never on an event loop or the cooperative pool.
struct BlockingPool: Sendable {
    let threads: NIOThreadPool

    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await threads.runIfActive(body)
    }
}
