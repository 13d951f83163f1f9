import OpenKaart

/// How long a token works, in days.
enum TokenLife {
    /// Ten years; longer is as good as for ever.
    static let longest = 3_650

    /// When a token ends that is given out now; nothing when no days were given.
    ///
    /// - Throws: `CommandError` when it is no number of days.
    static func end(after days: Int?, from now: Timestamp) throws -> Timestamp? {
        guard let days else { return nil }
        guard (1...longest).contains(days) else {
            throw CommandError("--days: \(days) kan niet. Geef 1 tot en met \(longest) dagen.")
        }
        return Timestamp(secondsSinceEpoch: now.secondsSinceEpoch + Int64(days) * 86_400)
    }

    /// For people.
    static func text(_ end: Timestamp?) -> String {
        end.map { "geldig tot \($0)" } ?? "zonder einde"
    }
}
