import OpenKaart
import Testing

@Suite("A report")
struct ReportTests {
    private static func at(_ text: String) throws -> Timestamp { try #require(Timestamp(parsing: text)) }

    @Test(
        "Working days do not count weekends",
        arguments: [
            ("2026-11-20T15:00:00Z", 0, "2026-11-20T15:00:00Z"), ("2026-11-20T15:00:00Z", 2, "2026-11-24T15:00:00Z"),
            ("2026-11-23T09:30:00Z", 4, "2026-11-27T09:30:00Z"), ("2026-11-23T09:30:00Z", 5, "2026-11-30T09:30:00Z"),
            ("2026-11-23T09:30:00Z", 14, "2026-12-11T09:30:00Z"), ("2026-11-21T12:00:00Z", 2, "2026-11-25T00:00:00Z"),
            ("2026-11-22T23:59:59Z", 0, "2026-11-23T00:00:00Z"), ("1969-12-26T01:00:00Z", 1, "1969-12-29T01:00:00Z"),
        ])
    func workingDays(from: String, days: Int, to: String) throws {
        #expect(try Self.at(from).adding(workingDays: days) == Self.at(to))
    }

    @Test("So many working days later is the same as that many steps to the next one", arguments: SeededGenerator.seeds)
    func steps(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let start = try #require(
                Timestamp(secondsSinceEpoch: .random(in: -1_000_000_000...4_000_000_000, using: &random)))
            let days = Int.random(in: 0..<40, using: &random)
            let stepped = (0..<days).reduce(start.adding(workingDays: 0)) { moment, _ in moment.adding(workingDays: 1) }
            #expect(start.adding(workingDays: days) == stepped, "\(start) + \(days)")
        }
    }

    @Test(
        "Who may harm somebody is settled within two working days, the rest within the number that the operator chose")
    func term() throws {
        let monday = try Self.at("2026-11-23T09:30:00Z")
        for reason in Report.Reason.allCases {
            let isUrgent = [.personalData, .inappropriate].contains(reason)
            #expect(
                Report.Term().due(reason, reportedAt: monday) == monday.adding(workingDays: isUrgent ? 2 : 14))
            #expect(Report.Term(days: 1).due(reason, reportedAt: monday) == monday.adding(workingDays: 1))
        }
    }

    @Test("It is late when the time is over, or when it was settled after it")
    func late() throws {
        let due = try Self.at("2026-11-24T09:30:00Z")
        let after = try Self.at("2026-11-24T09:30:01Z")
        func report(settledAt: Timestamp?) -> Report {
            Report(
                id: .random(), initiativeID: .random(), reason: .other, note: nil, reportedAt: .epoch, dueAt: due,
                settlement: settledAt.map { .init(decision: .keep, reason: "Klopt.", moderator: "Noor", at: $0) })
        }
        #expect(!report(settledAt: nil).isLate(at: due) && report(settledAt: nil).isLate(at: after))
        #expect(!report(settledAt: due).isLate(at: .latest) && report(settledAt: after).isLate(at: .epoch))
    }

    @Test(
        "A draft is refused with all that is wrong",
        arguments: [
            (nil, nil, nil, nil, ["initiatiefId: verplicht", "redencode: verplicht"]),
            (
                "x", "zomaar", "kort", "geen adres",
                [
                    "initiatiefId: ongeldig", "redencode: onbekende-waarde", "toelichting: te-kort", "email: ongeldig",
                ]
            ),
            ("", "", "", "", ["initiatiefId: verplicht", "redencode: verplicht"]),
            ("57dab273-e5fd-5b5c-a987-a67c5398fa0c", "anders", " \n", nil, ["toelichting: verplicht"]),
            ("57dab273-e5fd-5b5c-a987-a67c5398fa0c", "anders", "Negen.... ", nil, ["toelichting: te-kort"]),
            (
                "57dab273-e5fd-5b5c-a987-a67c5398fa0c", "onjuist", String(repeating: "a", count: 2001), nil,
                [
                    "toelichting: te-lang"
                ]
            ),
            ("57dab273-e5fd-5b5c-a987-a67c5398fa0c", "anders", "Tien teken", nil, []),
            ("57dab273-e5fd-5b5c-a987-a67c5398fa0c", "ongepast", "", "", []),
        ] as [(String?, String?, String?, String?, [String])])
    func drafts(id: String?, reason: String?, note: String?, email: String?, mistakes: [String]) throws {
        var draft = ReportDraft()
        draft.initiativeID = id
        draft.reason = reason
        draft.note = note
        draft.email = email
        let result = Result { () throws(Problems) in try draft.judged() }
        if case .failure(let problems) = result {
            #expect(problems.all.map(\.brief) == mistakes)
        } else {
            #expect(mistakes.isEmpty)
        }
    }
}
