import OpenKaart
private import Synchronization

/// Counts what comes from each network within a window of time, without keeping its address: only a hash of it that changes each day
/// is known, and only in memory.
package final class RateLimiter: Sendable {
    /// How many in a window of time.
    package struct Limits: Sendable {
        let perNetwork: Int
        /// From all networks together; nothing for as many as come.
        let total: Int?
        /// How long the window is.
        let seconds: Int64

        package init(perNetwork: Int = 20, total: Int? = 1_000, seconds: Int64 = 3_600) {
            self.perNetwork = perNetwork
            self.total = total
            self.seconds = seconds
        }
    }

    private struct Taken {
        let at: Int64
        let mark: [UInt8]
    }

    private struct Counts {
        /// When each was taken, oldest first; no older than the window. Empty without a total.
        var all: [Taken] = []
        var byNetwork: [UInt64: [Taken]] = [:]
        var sweptAt: Int64 = 0
    }

    private let limits: Limits
    private let salt: UInt64
    private let counts = Mutex(Counts())

    /// So many networks are known at the same time; without a total, memory must be bounded in another way.
    private static let mostNetworks = 50_000

    package init(_ limits: Limits) {
        self.limits = limits
        salt = .random(in: .min ... .max)
    }

    /// A limiter of its own that lets so many times as much through.
    func wider(_ factor: Int) -> RateLimiter {
        RateLimiter(
            Limits(
                perNetwork: limits.perNetwork * factor, total: limits.total.map { $0 * factor }, seconds: limits.seconds
            ))
    }

    /// Takes one of what a network may have in the window. The same thing again is not another one.
    ///
    /// - Parameters:
    ///   - network: the first bytes of an address.
    ///   - mark: by what the thing is known; nothing when each counts.
    /// - Returns: nothing, or after how many seconds there is room again.
    func take(from network: [UInt8], mark: [UInt8]? = nil, at now: Timestamp) -> Int? {
        let seconds = now.secondsSinceEpoch
        let key = hash(network, day: seconds / 86_400)
        return counts.withLock { counts in
            drop(&counts.all, before: seconds - limits.seconds)
            if seconds - counts.sweptAt > limits.seconds || seconds < counts.sweptAt {
                counts.byNetwork = counts.byNetwork.filter {
                    $0.value.last.map { $0.at > seconds - limits.seconds } ?? false
                }
                counts.sweptAt = seconds
            }
            let own = present(counts.byNetwork[key], seconds)
            if let mark, own.contains(where: { $0.mark == mark }) { return nil }
            if let wait = wait(own, limits.perNetwork, seconds) { return wait }
            if let total = limits.total, let wait = wait(counts.all, total, seconds) { return wait }
            guard counts.byNetwork[key] != nil || counts.byNetwork.count < Self.mostNetworks else {
                return Int(limits.seconds)
            }
            let taken = Taken(at: seconds, mark: mark ?? [])
            if limits.total != nil { counts.all.append(taken) }
            counts.byNetwork[key] = own + [taken]
            return nil
        }
    }

    /// After how many seconds there is room again for a network; nothing when there is. Takes nothing.
    func wait(for network: [UInt8], at now: Timestamp) -> Int? {
        let seconds = now.secondsSinceEpoch
        let key = hash(network, day: seconds / 86_400)
        return counts.withLock { counts in
            wait(present(counts.byNetwork[key], seconds), limits.perNetwork, seconds)
        }
    }

    private func wait(_ times: [Taken], _ limit: Int, _ seconds: Int64) -> Int? {
        guard times.count >= limit else { return nil }
        let oldest = limit > 0 ? times[times.count - limit].at : seconds
        return Int(max(1, oldest + limits.seconds - seconds))
    }

    private func present(_ times: [Taken]?, _ seconds: Int64) -> [Taken] {
        var times = times ?? []
        drop(&times, before: seconds - limits.seconds)
        return times
    }

    /// Also forgets what lies in the future: a clock that jumped back must not lock anybody out.
    private func drop(_ times: inout [Taken], before limit: Int64) {
        times.removeAll { $0.at <= limit || $0.at > limit + limits.seconds + 60 }
    }

    private func hash(_ network: [UInt8], day: Int64) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(salt)
        hasher.combine(day)
        hasher.combine(network)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
