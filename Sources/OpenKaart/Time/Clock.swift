private import Foundation

/// Where the service gets the time from, so that tests can set it.
package struct Clock: Sendable {
    /// The present moment.
    package let now: @Sendable () -> Timestamp

    package init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    /// The clock of the machine.
    package static let system = Clock {
        Timestamp(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)) ?? .epoch
    }
}
