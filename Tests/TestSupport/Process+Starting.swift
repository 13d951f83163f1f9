import Foundation
private import Synchronization

/// Starting a process on Linux is not safe while another thread starts one: Foundation crashed in it now and then.
private let starting = Mutex(())

extension Process {
    /// Starts the process, one at a time in the whole test run.
    package func start() throws {
        try starting.withLock { _ in try run() }
    }
}
