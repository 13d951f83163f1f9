import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("Reports in the register")
struct ReportDeskTests {
    private static func moment(_ seconds: Int64) -> Timestamp {
        Timestamp(secondsSinceEpoch: 1_760_000_000 + seconds) ?? .epoch
    }

    private static func report(_ record: InitiativeID, due: Int64 = 1_000) -> Report {
        Report(
            id: .random(), initiativeID: record, reason: .incorrect, note: "Dit klopt al een jaar niet.",
            reportedAt: moment(0), dueAt: moment(due))
    }

    private static func settlement(_ decision: Report.Decision, at seconds: Int64 = 10) -> Report.Settlement {
        .init(decision: decision, reason: "Daarom.", moderator: "Noor", at: moment(seconds))
    }

    private static func file(_ sandbox: Sandbox, _ report: Report) throws {
        #expect(try sandbox.register.report(ReportArrival(report)) == .stored)
    }

    @Test("Open reports stand in the order in which they are due, with what the record is called now")
    func order() throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try sandbox.take([row])
        #expect(try sandbox.register.openReports() == OpenReports(count: 0, firstDue: nil))
        let due: [Int64] = [500, 100, 900, 100]
        let reports = due.map { Self.report(row.id, due: $0) }
        for report in reports { try Self.file(sandbox, report) }
        let expected = [reports[1], reports[3], reports[0], reports[2]]
        let found = try sandbox.register.reports(status: .open, limit: 10)
        #expect(found.reports == expected.map { FiledReport(report: $0, title: row.content.title) } && found.total == 4)
        let first = try sandbox.register.reports(status: .open, limit: 1)
        #expect(first.reports.map(\.report) == [reports[1]] && first.total == 4)
        #expect(try sandbox.register.openReports() == OpenReports(count: 4, firstDue: Self.moment(100)))
    }

    @Test("To remove takes the record off the map and ends every report of it; to keep ends one")
    func settling() throws {
        let sandbox = try Sandbox()
        let (bad, good) = (Sample.row(2), Sample.row(3))
        try sandbox.take([bad, good])
        let reports = [bad, bad, good, good].map { Self.report($0.id) }
        for report in reports { try Self.file(sandbox, report) }

        let kept = Self.settlement(.keep)
        #expect(try sandbox.register.settle(reports[2].id, kept).settlement == kept)
        #expect(throws: SettlementError.alreadySettled(.keep)) {
            try sandbox.register.settle(reports[2].id, Self.settlement(.remove))
        }
        #expect(try sandbox.register.initiative(good.id).initiative != nil)

        let removed = Self.settlement(.remove)
        #expect(try sandbox.register.settle(reports[1].id, removed).settlement == removed)
        #expect(try sandbox.register.initiative(bad.id).initiative == nil)
        #expect(try sandbox.changes().map(\.kind) == [.added, .added, .removed])
        #expect(try sandbox.register.report(reports[0].id)?.report.settlement == removed)
        #expect(try sandbox.register.report(reports[0].id)?.title == nil)
        #expect(try sandbox.register.openReports().count == 1)
        #expect(try sandbox.register.reports(status: .settled, limit: 10).total == 3)
        #expect(throws: SettlementError.noSuchReport) { try sandbox.register.settle(.random(), removed) }
        #expect(try sandbox.register.report(ReportArrival(Self.report(bad.id))) == .noSuchInitiative)
    }

    @Test("A record that went otherwise cannot be kept; to remove it ends the report and logs nothing more")
    func gone() throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try sandbox.take([row])
        let report = Self.report(row.id)
        try Self.file(sandbox, report)
        try sandbox.register.withdraw(row.id)
        #expect(throws: SettlementError.initiativeGone) {
            try sandbox.register.settle(report.id, Self.settlement(.keep))
        }
        #expect(try sandbox.register.settle(report.id, Self.settlement(.remove)).status == .settled)
        #expect(try sandbox.changes().map(\.kind) == [.added, .removed])
    }

    @Test("Of moderators who settle at the same moment one is told that it was settled, whatever they decide")
    func atOnce() async throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try sandbox.take([row])
        let report = Self.report(row.id)
        try Self.file(sandbox, report)
        let register = sandbox.register
        let wins = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                let settlement = Self.settlement(number.isMultiple(of: 2) ? .keep : .remove)
                group.addTask { (try? register.settle(report.id, settlement)) != nil }
            }
            return await group.reduce(into: 0) { count, won in count += won ? 1 : 0 }
        }
        #expect(wins == 1)
    }

    @Test("A report that comes again under its key is the first one; other content under that key is a conflict")
    func marks() throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try sandbox.take([row])
        func arrival(_ body: UInt8) -> ReportArrival {
            ReportArrival(
                Self.report(row.id), mark: .init(key: [1, 2], body: [body], expiresAt: Self.moment(86_400)))
        }
        let first = arrival(1)
        #expect(try sandbox.register.report(first) == .stored)
        #expect(try sandbox.register.report(arrival(1)) == .repeated(first.report))
        #expect(try sandbox.register.report(arrival(2)) == .conflict)
        #expect(try sandbox.register.openReports().count == 1)
        // When the mark has expired it is another request.
        _ = try sandbox.register.forget(decidedBefore: .epoch, undecidedBefore: .epoch, now: Self.moment(86_400))
        #expect(try sandbox.register.report(arrival(1)) == .stored)
    }

    @Test("The address of who reported stands in one table, and goes some time after the report was settled")
    func contact() throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try sandbox.take([row])
        let email = try EmailAddress("kanarie-9f3b@voorbeeld.example")
        let (settled, open) = (Self.report(row.id), Self.report(row.id))
        for report in [settled, open] {
            #expect(try sandbox.register.report(ReportArrival(report, email: email)) == .stored)
        }
        _ = try sandbox.register.settle(settled.id, Self.settlement(.keep))
        try sandbox.register.read { db in
            var holders: [String] = []
            for table in try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
            {
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"")
                if rows.contains(where: { $0.databaseValues.contains { "\($0)".contains("kanarie-9f3b") } }) {
                    holders.append(table)
                }
            }
            #expect(holders == ["report_contacts"])
        }
        #expect(try sandbox.register.report(settled.id)?.contact == email)
        func forgotten(_ decided: Int64, _ undecided: Int64) throws -> [Int] {
            let counts = try sandbox.register.forget(
                decidedBefore: Self.moment(decided), undecidedBefore: Self.moment(undecided), now: Self.moment(20))
            return [counts.decided, counts.undecided]
        }
        #expect(try forgotten(10, 0) == [0, 0])
        #expect(try forgotten(11, 0) == [1, 0])
        #expect(try sandbox.register.report(settled.id)?.contact == nil)
        #expect(try sandbox.register.report(open.id)?.contact == email)
        // Nobody settles it; some day its address goes too.
        #expect(try forgotten(11, 10_000) == [0, 1])
        #expect(try sandbox.register.report(open.id)?.contact == nil)
    }

    @Test("A removal that a moderator approved cannot be undone when a report was settled with removal since")
    func removedForGood() throws {
        for settles in [false, true] {
            let sandbox = try Sandbox()
            let row = Sample.row()
            try sandbox.take([row])
            let report = Self.report(row.id)
            try Self.file(sandbox, report)
            let removal = Submission(
                id: .random(), proposal: .removal(of: row.id, reason: "Het is er niet meer."),
                submittedAt: Self.moment(1))
            #expect(try sandbox.register.submit([Arrival(removal)]) == [.stored])
            func decide(_ decision: Review.Decision, seen: Submission.Status) throws {
                let review = Review(decision: decision, reason: "Daarom.", moderator: "Noor", at: Self.moment(2))
                _ = try sandbox.register.decide(
                    removal.id, review, version: nil, revision: nil, seen: seen, undoSeconds: 100)
            }
            try decide(.approve, seen: .submitted)
            if settles {
                _ = try sandbox.register.settle(report.id, Self.settlement(.remove))
                #expect(throws: DecisionError.changedSince) { try decide(.reject, seen: .approved) }
            } else {
                try decide(.reject, seen: .approved)
            }
            #expect(try (sandbox.register.initiative(row.id).initiative == nil) == settles)
        }
    }

    @Test("Purging a record erases what was reported about it and why that ended so; the chain holds")
    func purged() throws {
        let sandbox = try Sandbox()
        let (row, other) = (Sample.row(), Sample.row())
        try sandbox.take([row, other])
        let email = try EmailAddress("kanarie-9f3b@voorbeeld.example")
        let reports = [Self.report(row.id), Self.report(row.id), Self.report(other.id)]
        for report in reports { _ = try sandbox.register.report(ReportArrival(report, email: email)) }
        _ = try sandbox.register.settle(reports[0].id, Self.settlement(.keep))
        _ = try sandbox.register.settle(reports[2].id, Self.settlement(.keep))
        let found = try sandbox.register.purge([PurgeOrder(row.id, because: .request)])
        #expect(found[0].reports == 2 && found[0].contacts == 2)
        for report in reports.prefix(2) {
            let left = try #require(try sandbox.register.report(report.id))
            #expect(left.report.note == nil && left.contact == nil)
        }
        let ended = try #require(try sandbox.register.report(reports[0].id)?.report.settlement)
        #expect(ended.reason == "(gewist)" && ended.decision == .keep)
        let kept = try #require(try sandbox.register.report(reports[2].id))
        #expect(kept.contact == email && kept.report.settlement == Self.settlement(.keep))
        // The one that was open is settled with it, so that nobody writes one more text about what was erased.
        #expect(try sandbox.register.report(reports[1].id)?.report.settlement?.decision == .remove)
        #expect(throws: SettlementError.alreadySettled(.remove)) {
            try sandbox.register.settle(reports[1].id, Self.settlement(.remove))
        }
        let chain = try sandbox.register.read(SettlementChain.examine)
        #expect(chain.fault == nil && chain.count == 3 && chain.purged == 2)
        // Cutting off the end is seen too.
        try sandbox.register.write { db in
            try db.execute(
                sql: "DROP TRIGGER settlements_are_never_deleted; DELETE FROM settlements WHERE nr = 3")
        }
        #expect(try sandbox.register.read(SettlementChain.examine).fault == .end(found: 2, written: 3))
    }

    @Test(
        "How a report ended cannot be rewritten, and a row that was changed in the file breaks the chain",
        arguments: ["UPDATE settlements SET moderator = 'Ander'", "DELETE FROM settlements WHERE nr = 2"])
    func chain(sql: String) throws {
        let sandbox = try Sandbox()
        let row = Sample.row()
        try sandbox.take([row])
        for _ in 0..<3 {
            let report = Self.report(row.id)
            try Self.file(sandbox, report)
            _ = try sandbox.register.settle(report.id, Self.settlement(.keep))
        }
        #expect(try sandbox.register.read(SettlementChain.examine).fault == nil)
        #expect(throws: DatabaseError.self) { try sandbox.register.pool.write { db in try db.execute(sql: sql) } }
        try sandbox.register.write { db in
            try db.execute(
                sql: "DROP TRIGGER settlements_are_never_updated; DROP TRIGGER settlements_are_never_deleted; " + sql)
        }
        #expect(try sandbox.register.read(SettlementChain.examine).fault != nil)
    }

    @Test("The lists of reports are read from an index, not by going through all of them")
    func plans() throws {
        let sandbox = try Sandbox()
        try sandbox.register.read { db in
            for (condition, index) in [("IS NULL", "reports_open"), ("IS NOT NULL", "reports_settled")] {
                let plan = try Row.fetchAll(
                    db,
                    sql: "EXPLAIN QUERY PLAN " + SpatiaLiteRegister.list("settled_at \(condition)"), arguments: [10]
                ).map { $0["detail"] as String }.joined(separator: "\n")
                #expect(plan.contains(index) && !plan.contains("TEMP B-TREE"), "\(plan)")
            }
        }
    }
}
