private import Glibc
private import Synchronization

/// As many of PROJ's handles as threads have ever transformed at once, so that no thread waits for another.
final class HandlePool: Sendable {
    private let first: Handle
    private let idle: Mutex<[Handle]>

    init(_ first: Handle) {
        self.first = first
        idle = Mutex([first])
    }

    /// Gives a handle to `body` alone. Nothing is locked meanwhile.
    func withHandle(_ body: (Handle) -> Void) {
        let handle = take()
        body(handle)
        idle.withLock { $0.append(handle) }
    }

    private func take() -> Handle {
        while true {
            if let handle = idle.withLock({ $0.popLast() }) ?? first.copy() { return handle }
            // No memory or no open files for another: those that there are come back within milliseconds.
            sched_yield()
        }
    }
}
