import OpenKaart

/// The records of the synthetic set without a database.
struct SyntheticRecords: ChangeSource {
    let count: Int

    func scan(_ body: (Initiative) throws -> Void) throws -> MapVersion {
        var set = SyntheticSet(seed: 1)
        for number in 1...max(count, 1) where count > 0 { try body(try set.record(number)) }
        return MapVersion(sequence: count, madeAt: .epoch)
    }

    /// A few of them, spread over the set.
    func some(_ number: Int) throws -> [Initiative] {
        let step = max(1, count / max(number, 1))
        var some: [Initiative] = []
        var place = 0
        _ = try scan { record in
            if place % step == 0, some.count < number { some.append(record) }
            place += 1
        }
        return some
    }

    func changes(after sequence: Int, limit: Int) throws -> ChangeSet? { nil }
    func change(_ sequence: Int) throws -> Change? { nil }
    func log(after sequence: Int, upTo last: Int, limit: Int) throws -> [Change] { [] }
    func hasPurge(after sequence: Int) throws -> Bool { false }
    func latestSequence() throws -> Int { count }
}
