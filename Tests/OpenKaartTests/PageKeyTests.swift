import OpenKaart
import Testing

@Suite("The order of lists")
struct PageKeyTests {
    private static func key(_ curve: Int64, _ high: UInt64, _ low: UInt64) -> PageKey {
        PageKey(curve: CurveKey(value: curve), id: InitiativeID(high: high, low: low))
    }

    @Test("goes along the curve first, then by identity")
    func order() {
        let sorted = [
            Self.key(0, 0, 0), Self.key(0, 0, .max), Self.key(0, 1, 0), Self.key(0, .max, .max), Self.key(1, 0, 0),
            Self.key(1, 0, 1),
            Self.key(.max, 0, 0),
        ]
        #expect(sorted.reversed().sorted() == sorted)
    }

    @Test(
        "is total: of two keys one comes first, unless they are the same; and what comes first stays first",
        arguments: SeededGenerator.seeds)
    func total(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func key() -> PageKey {
            Self.key(
                .random(in: 0...2, using: &random), .random(in: 0...2, using: &random),
                .random(in: 0...2, using: &random))
        }
        for _ in 0..<2_000 {
            let (a, b, c) = (key(), key(), key())
            #expect([a < b, b < a, a == b].count { $0 } == 1, "\(a), \(b), seed \(seed)")
            if a < b, b < c { #expect(a < c, "\(a), \(b), \(c), seed \(seed)") }
        }
    }

    @Test("of a record depends on its point and identity alone")
    func ofRecord() throws {
        var draft = Samples.draft()
        let id = InitiativeID.random()
        func record(revision: Int) throws -> Initiative {
            Initiative(
                id: id, revision: revision, content: try draft.judged(by: Samples.rules()), createdAt: .epoch,
                changedAt: .epoch)
        }
        let first = try record(revision: 1)
        draft.title = "Een andere titel"
        let second = try record(revision: 2)
        draft.position = (6.5, 53.2)
        let moved = try record(revision: 3)
        #expect(first != second)
        #expect(first.pageKey == second.pageKey)
        #expect(first.pageKey != moved.pageKey)
        #expect(moved.pageKey.id == id)
        #expect(first.pageKey.curve == CurveKey(first.content.point))
    }
}
