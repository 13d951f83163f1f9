private import Synchronization

/// Counts how the making of files goes.
package final class DepotWork: Sendable {
    package struct Figures: Hashable, Sendable {
        /// Editions that were made.
        package var made = 0
        /// Times that it failed.
        package var failures = 0
        /// How long the last one took.
        package var lastDuration = Duration.zero
    }

    private let counted = Mutex(Figures())

    package var figures: Figures { counted.withLock { $0 } }

    package func noteFailure() {
        counted.withLock { $0.failures += 1 }
    }

    func noteMade(in duration: Duration) {
        counted.withLock {
            $0.made += 1
            $0.lastDuration = duration
        }
    }
}
