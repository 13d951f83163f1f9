import OpenKaart
private import Synchronization

/// Counts what comes from each network within an hour, without keeping its address: only a hash of it that changes each day is
/// known, and only in memory.
package final class RateLimiter: Sendable {
    /// How many in an hour.
    package struct Limits: Sendable {
        let perNetwork: Int
        let total: Int

        package init(perNetwork: Int = 20, total: Int = 1_000) {
            self.perNetwork = perNetwork
            self.total = total
        }
    }

    private struct Taken {
        let at: Int64
        let mark: [UInt8]
    }

    private struct Counts {
        /// When each was taken, oldest first; no older than an hour.
        var all: [Taken] = []
        var byNetwork: [UInt64: [Taken]] = [:]
        var sweptAt: Int64 = 0
    }

    private let limits: Limits
    private let salt: UInt64
    private let counts = Mutex(Counts())

    private static let window: Int64 = 3_600

    package init(_ limits: Limits) {
        self.limits = limits
        salt = .random(in: .min ... .max)
    }

    /// A limiter of its own that lets so many times as much through.
    func wider(_ factor: Int) -> RateLimiter {
        RateLimiter(Limits(perNetwork: limits.perNetwork * factor, total: limits.total * factor))
    }

    /// Takes one of what a network may have in an hour. The same thing again is not another one.
    ///
    /// - Parameters:
    ///   - network: the first bytes of an address.
    ///   - mark: by what the thing is known.
    /// - Returns: nothing, or after how many seconds there is room again.
    func take(from network: [UInt8], mark: [UInt8], at now: Timestamp) -> Int? {
        let seconds = now.secondsSinceEpoch
        let key = hash(network, day: seconds / 86_400)
        return counts.withLock { counts in
            Self.drop(&counts.all, before: seconds - Self.window)
            if seconds - counts.sweptAt > Self.window || seconds < counts.sweptAt {
                counts.byNetwork = counts.byNetwork.filter {
                    $0.value.last.map { $0.at > seconds - Self.window } ?? false
                }
                counts.sweptAt = seconds
            }
            var own = counts.byNetwork[key] ?? []
            Self.drop(&own, before: seconds - Self.window)
            if own.contains(where: { $0.mark == mark }) { return nil }
            for (times, limit) in [(own, limits.perNetwork), (counts.all, limits.total)] where times.count >= limit {
                let oldest = limit > 0 ? times[times.count - limit].at : seconds
                return Int(max(1, oldest + Self.window - seconds))
            }
            own.append(Taken(at: seconds, mark: mark))
            counts.all.append(Taken(at: seconds, mark: mark))
            counts.byNetwork[key] = own
            return nil
        }
    }

    /// Also forgets what lies in the future: a clock that jumped back must not lock anybody out.
    private static func drop(_ times: inout [Taken], before limit: Int64) {
        times.removeAll { $0.at <= limit || $0.at > limit + window + 60 }
    }

    private func hash(_ network: [UInt8], day: Int64) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(salt)
        hasher.combine(day)
        hasher.combine(network)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
