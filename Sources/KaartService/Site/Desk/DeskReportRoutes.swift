import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

extension KaartService {
    var deskReportResources: [Resource] {
        [
            Resource(
                DeskSection.reports.rawValue,
                [
                    .get: deskOperation(
                        "paginaMeldingen", "De meldingen, voor moderatoren", parameters: Self.deskReportParameters,
                        read: { query in
                            (query.choice("status", Report.Status.self) ?? .open, query.identity("gedaan"))
                        }
                    ) { [self] call, question in
                        let (status, done) = question
                        let page = try await blocking.run { [desk] in
                            let found = try desk.reports(status: status, limit: Self.shownReports)
                            let notice = try done.flatMap { try desk.report($0) }.flatMap {
                                DeskNotice(settled: $0, call.texts)
                            }
                            return DeskReportsPage(
                                call.visit, found.reports, status: status, total: found.total, notice: notice)
                        }
                        return siteAnswers.personal(page, call.frame)
                    }
                ]),
            Resource(
                "/moderatie/meldingen/{id}",
                [
                    .get: deskOperation("paginaMelding", "Een melding, voor moderatoren", read: { _ in () }) {
                        [self] call, _ in
                        siteAnswers.personal(try await reportPage(call), call.frame)
                    },
                    .post: deskForm("handelMetFormulierAf", "Een melding afhandelen met het formulier") { [self] call in
                        try await settleAtDesk(call)
                    },
                ]),
        ]
    }

    /// More than anybody looks through.
    private static let shownReports = 200

    private static let deskReportParameters = [
        Parameter(
            "status", "Alleen meldingen met deze status.",
            schema: ["type": "string", "enum": .array(Report.Status.allCases.map { .string($0.rawValue) })],
            example: "open"),
        Parameter(
            "gedaan", "De melding die net is afgehandeld.", schema: ["type": "string", "format": "uuid"],
            example: "57dab273-e5fd-5b5c-a987-a67c5398fa0c"),
    ]

    private func reportPage(
        _ call: DeskCall, notice: DeskNotice? = nil, form: FormState = FormState()
    ) async throws -> DeskReportPage {
        let id = try Self.reportID(call.request)
        return try await blocking.run { [self] in
            guard let filed = try desk.report(id) else { throw HTTPProblem.noSuchItem("melding") }
            let record = try initiatives.initiative(filed.report.initiativeID).initiative
            return DeskReportPage(call.visit, filed, record: record?.content, notice: notice, form: form)
        }
    }

    /// Settles a report, or shows it again with what is wrong or what happened meanwhile.
    private func settleAtDesk(_ call: DeskCall) async throws -> Response {
        let id = try Self.reportID(call.request)
        let form = call.form
        guard !call.isReview else {
            return siteAnswers.personal(try await reportPage(call, form: form.state()), call.frame)
        }
        var draft = SettlementDraft()
        let decision = form[SettlementDraft.decisionMember]
        draft.decision = decision.isEmpty ? nil : decision
        draft.reason = form[Member.reason]
        do {
            let settlement = try draft.judged(moderator: call.moderator.name, at: clock.now())
            _ = try await carryOut(settlement, on: id)
            return seeOther(call.frame.address(DeskSection.reports.rawValue, [("gedaan", id.description)]))
        } catch let problems as Problems {
            let page = try await reportPage(call, form: form.state(problems.all))
            return siteAnswers.personal(page, call.frame, status: .badRequest)
        } catch let problem as HTTPProblem where problem.status == .conflict {
            let page = try await reportPage(
                call, notice: DeskNotice(SiteMessage(.notice, Self.sentence(problem, call.texts))), form: form.state())
            return siteAnswers.personal(page, call.frame, status: .conflict)
        }
    }

    var deskLogResource: Resource {
        Resource(
            DeskSection.log.rawValue,
            [
                .get: deskOperation(
                    "paginaLogboek", "Wat er is besloten, voor moderatoren", parameters: [Self.pageParameter],
                    read: { query in query.pageNumber() }
                ) { [self] call, number in
                    let page = try await blocking.run { [desk] in
                        let found = try desk.decisions(
                            limit: DeskLogPage.size, offset: (number - 1) * DeskLogPage.size)
                        return DeskLogPage(call.visit, found.decisions, number: number, total: found.total)
                    }
                    return siteAnswers.personal(page, call.frame)
                }
            ])
    }
}
