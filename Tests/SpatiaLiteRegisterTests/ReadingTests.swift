import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("Questions to the register")
struct ReadingTests {
    @Test("Random boxes and themes give just the records that a plain search gives", arguments: [1, 2, 3] as [UInt64])
    func random(seed: UInt64) throws {
        var random = Seeded(seed)
        let sandbox = try Sandbox()
        let rows = Sample.rows(400, using: &random)
        try sandbox.take(rows)
        for _ in 0..<60 {
            let filter = Self.filter(using: &random)
            let expected = rows.filter { row in
                (filter.area?.contains(row.content.point) ?? true)
                    && (filter.themes.isEmpty || filter.themes.contains(row.content.theme))
            }.map { PageKey(curve: CurveKey($0.content.point), id: $0.id) }.sorted()
            let limit = Int.random(in: 1...80, using: &random)
            let page = try sandbox.register.page(InitiativeQuery(filter: filter, limit: limit))
            #expect(page.numberMatched == expected.count, "\(filter)")
            #expect(page.initiatives.map(\.pageKey) == Array(expected.prefix(limit)), "\(filter)")
            #expect(page.hasMore == (expected.count > limit))
        }
    }

    @Test("Walking the pages gives each record once, also while others come and go", arguments: [4, 5] as [UInt64])
    func walk(seed: UInt64) throws {
        var random = Seeded(seed)
        let sandbox = try Sandbox()
        let rows = Sample.rows(300, using: &random)
        try sandbox.take(rows)
        var seen: [InitiativeID] = []
        var query = InitiativeQuery(limit: 17)
        var removed: Set<InitiativeID> = []
        while true {
            let page = try sandbox.register.page(query)
            seen += page.initiatives.map(\.id)
            guard page.hasMore, let last = page.initiatives.last else { break }
            query.after = last.pageKey
            try sandbox.take(Sample.rows(5, using: &random))
            if let victim = rows.randomElement(using: &random),
                let found = try sandbox.register.initiative(victim.id).initiative
            {
                removed.insert(victim.id)
                try sandbox.register.write { db in
                    try PublicRecords.remove(db, found, because: .removed, at: found.changedAt)
                }
            }
        }
        #expect(Set(seen).count == seen.count)
        let stayed = Set(rows.map(\.id)).subtracting(removed)
        #expect(stayed.isSubset(of: Set(seen)))
    }

    @Test("A box over the antimeridian is two boxes; a point-sized box finds what lies on it")
    func unusualBoxes() throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try sandbox.take([row])
        func count(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Int {
            let box = try #require(BoundingBox(west: west, south: south, east: east, north: north))
            return try sandbox.register.page(InitiativeQuery(filter: InitiativeFilter(area: .degrees(box))))
                .numberMatched
        }
        #expect(try count(5, 50, -170, 53) == 1)
        #expect(try count(177, 50, -170, 53) == 0)
        #expect(try count(-180, -90, 180, 90) == 1)
        #expect(try count(5.121, 52.091, 5.121, 52.091) == 1)
        #expect(try count(5.121, 52.0, 6, 53) == 1)
        #expect(try count(5.12100001, 52.0, 6, 53) == 0)
    }

    @Test("A question with a box goes through the spatial index")
    func boxPlan() throws {
        let sandbox = try Sandbox()
        let box = try #require(BoundingBox(west: 5, south: 52, east: 6, north: 53))
        let plan = try Self.plan(sandbox, MatchSQL(InitiativeFilter(area: .degrees(box), themes: [Sample.themes[0]])))
        #expect(plan.contains { $0.contains("SCAN r VIRTUAL TABLE INDEX") })
        #expect(plan.contains { $0.contains("SEARCH i USING INTEGER PRIMARY KEY") })
        #expect(!plan.contains { $0.hasPrefix("SCAN i") })
    }

    @Test("A question without a box walks the order, from the cursor on, without sorting")
    func orderPlan() throws {
        let sandbox = try Sandbox()
        let after = PageKey(curve: CurveKey(value: 5), id: .random())
        let plan = try Self.plan(sandbox, MatchSQL(InitiativeFilter(), after: after))
        #expect(plan.contains("SEARCH i USING COVERING INDEX initiatieven_volgorde ((volgorde,id)>(?,?))"), "\(plan)")
        // What is sorted at the end is the page alone.
        #expect(
            plan.filter { $0.contains("TEMP B-TREE") }.count == 1 && plan.last?.contains("TEMP B-TREE") == true,
            "\(plan)")
    }

    @Test("Theme counts and the version come from the change log's last entry")
    func counts() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.register.themeCounts().version.sequence == 0)
        try sandbox.take([Sample.row(2), Sample.row(3, Sample.content(theme: 0)), Sample.row(4)])
        let found = try sandbox.register.themeCounts()
        #expect(found.counts == [Sample.themes[2]: 2, Sample.themes[0]: 1])
        #expect(found.version.sequence == 3)
        #expect(try sandbox.changes().last?.at == found.version.madeAt)
    }

    @Test("A snapshot keeps its version while records are added and removed")
    func snapshot() throws {
        let sandbox = try Sandbox()
        let rows = (0..<10).map { Sample.row($0 + 2) }
        try sandbox.take(rows)
        let snapshot = try sandbox.register.snapshot()
        try sandbox.take([Sample.row(2)])
        let first = try #require(try sandbox.register.initiative(rows[0].id).initiative)
        try sandbox.register.write { db in try PublicRecords.remove(db, first, because: .removed, at: first.changedAt) }
        let kept = try snapshot.records(InitiativeFilter(), after: nil, limit: 100)
        #expect(Set(kept.map(\.id)) == Set(rows.map(\.id)))
        #expect(snapshot.version.sequence == 10)
        #expect(try sandbox.register.page(InitiativeQuery()).version.sequence == 12)
    }

    private static func filter(using random: inout Seeded) -> InitiativeFilter {
        var filter = InitiativeFilter()
        if Int.random(in: 0..<5, using: &random) > 0 {
            // Edges on the same grid as the points, so that some points lie on them.
            let x = [0, 1].map { _ in 4 + Double(Int.random(in: 0...20, using: &random)) / 10 }.sorted()
            let y = [0, 1].map { _ in 51 + Double(Int.random(in: 0...20, using: &random)) / 10 }.sorted()
            filter.area = BoundingBox(west: x[0], south: y[0], east: x[1], north: y[1]).map { .degrees($0) }
        }
        filter.themes = Set(Sample.themes.filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
        return filter
    }

    private static func plan(_ sandbox: Sandbox, _ sql: MatchSQL) throws -> [String] {
        try sandbox.register.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql.page, arguments: sql.arguments + [100]).map {
                $0["detail"] as String
            }
        }
    }
}
