import OpenKaart
private import Synchronization

/// A clock that stands still until a test moves it, forward or back.
package final class HandClock: Sendable {
    private let seconds: Mutex<Int64>

    /// - Parameter start: where it stands.
    package init(_ start: Timestamp = .epoch) {
        seconds = Mutex(start.secondsSinceEpoch)
    }

    /// For whoever asks the time.
    package var clock: OpenKaart.Clock {
        OpenKaart.Clock { [self] in Timestamp(secondsSinceEpoch: seconds.withLock { $0 }) ?? .epoch }
    }

    /// Moves it.
    package func move(hours: Double) {
        seconds.withLock { $0 += Int64(hours * 3_600) }
    }
}
