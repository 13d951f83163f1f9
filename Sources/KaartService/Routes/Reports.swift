import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var reportResources: [Resource] {
        [
            Resource(
                "/v1/meldingen",
                [
                    .get: Operation(
                        id: "haalMeldingen", tag: .reports,
                        summary: "De meldingen, wat het eerst klaar moet zijn vooraan",
                        parameters: [Self.reportStatusParameter, Parameters.limit],
                        success: .init(status: .ok, description: "De lijst.", schema: "Meldingen"),
                        access: .moderators, handler: reports),
                    .post: Operation(
                        id: "stuurMelding", tag: .reports, summary: "Melden dat een initiatief niet klopt",
                        description:
                            "Iedereen kan melden dat een openbaar initiatief niet op de kaart hoort of niet klopt. Een moderator besluit "
                            + "of het blijft. 201 betekent dat de melding bewaard is.",
                        parameters: [Self.idempotencyParameter],
                        body: .init(contents: [
                            (ReportFormat.json.rawValue, "NieuweMelding", .report),
                            (ReportFormat.form.rawValue, "NieuweMeldingFormulier", .report),
                        ]),
                        success: .init(
                            status: .created, description: "De melding is bewaard.", schema: "OntvangenMelding",
                            headers: [.location]),
                        failures: [.conflict, .tooManyRequests], handler: report),
                ]),
            Resource(
                "/v1/meldingen/{id}",
                [
                    .get: Operation(
                        id: "haalMelding", tag: .reports, summary: "Een melding bekijken",
                        description: "Met het e-mailadres van de melder, zolang dat bewaard wordt.",
                        success: .init(status: .ok, description: "De melding.", schema: "Melding"),
                        access: .moderators, handler: oneReport)
                ]),
            Resource(
                "/v1/meldingen/{id}/afhandelingen",
                [
                    .post: Operation(
                        id: "handelMeldingAf", tag: .reports, summary: "Een melding afhandelen",
                        description:
                            "'verwijderen' haalt het initiatief meteen van de kaart en handelt alle meldingen erover af; 'houden' laat het "
                            + "staan. Dit is niet terug te draaien.",
                        body: .init(contents: [("application/json", "NieuweAfhandeling", .settlement)]),
                        success: .init(
                            status: .created, description: "De melding is afgehandeld.", schema: "Melding",
                            headers: [.location]),
                        failures: [.conflict], access: .moderators, handler: settle)
                ]),
        ]
    }

    private static let reportStatusParameter = Parameter(
        "status", "Alleen meldingen met deze status.",
        schema: [
            "type": "string", "default": "open",
            "enum": .array(Report.Status.allCases.map { .string($0.rawValue) }),
        ], example: "open")

    /// Takes a report from anybody. 201 means that it is on disk.
    @Sendable private func report(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        guard let format = Body.mediaType(request).flatMap(ReportFormat.init(rawValue:)) else {
            throw HTTPProblem.unsupportedMediaType(ReportFormat.allCases.map(\.rawValue))
        }
        let key = try Self.idempotencyKey(of: request)
        let body = try await Body.read(request)
        let draft: ReportDraft
        do { draft = try format.read(body) } catch { throw HTTPProblem.unreadable(error) }
        let judged: ReportDraft.Judged
        do throws(Problems) { judged = try draft.judged() } catch {
            throw HTTPProblem.invalid(error.all, in: .body, location: format.location(of:))
        }
        let (receipt, report) = try await keep(judged, body: body, key: key, request)
        switch receipt {
        case .stored: return Self.received(report, request)
        case .repeated(let earlier): return Self.received(earlier, request)
        case .conflict: throw HTTPProblem.usedKey
        case .noSuchInitiative: throw HTTPProblem.noSuchInitiative(location: format.location(of:))
        }
    }

    /// Stores a report that keeps the rules, once for each request and within the limits.
    ///
    /// - Parameters:
    ///   - body: as it came in, by which a repetition is known.
    ///   - filledTrap: whether the field that people do not see was filled in.
    func keep(
        _ judged: ReportDraft.Judged, body: [UInt8], key: String?, filledTrap: Bool = false, _ request: APIRequest
    ) async throws -> (receipt: ReportReceipt, report: Report) {
        let now = clock.now()
        let mark = RequestMark.of(body, key: key, from: request, at: now, tokens)
        if let seconds = limiter?.take(from: request.network, mark: mark.key, at: now) {
            throw HTTPProblem.tooMany(seconds)
        }
        let report = Report(
            id: .random(), initiativeID: judged.initiativeID, reason: judged.reason, note: judged.note,
            reportedAt: now, dueAt: reportTerm.due(judged.reason, reportedAt: now),
            filledTrap: filledTrap)
        let arrival = ReportArrival(report, email: judged.email, mark: mark)
        return (try await writing.run { [desk] in try desk.report(arrival) }, report)
    }

    private static func received(_ report: Report, _ request: APIRequest) -> Response {
        var response = Response.json(ReportDocument.receipt(report), status: .created)
        response.headers[.location] = request.links.report(report.id)
        return response
    }

    /// The reports, those that are due first before others. For moderators.
    @Sendable private func reports(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        var reader = request.query
        let status =
            reader.value("status") { text throws(Problem) in
                guard let status = Report.Status(rawValue: text) else {
                    let known = Report.Status.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Problem(
                        member: "status", code: .unknownValue,
                        detail: "'\(text.prefix(40))' is geen status. Kies uit: \(known).")
                }
                return status
            } ?? .open
        let limit = reader.limit()
        try reader.finish()
        let now = clock.now()
        let found = try await blocking.run { [desk] in try desk.reports(status: status, limit: limit) }
        let own = Links.with([("status", status.rawValue), ("limit", "\(limit)")], request.links.reports)
        return .json([
            "meldingen": .array(found.reports.map { ReportDocument.whole($0, at: now) }),
            "aantal": .number(Double(found.total)),
            "links": [.link(own, rel: "self", type: "application/json", title: "Deze lijst")],
        ])
    }

    /// One report, with how to reach who sent it. For moderators.
    @Sendable private func oneReport(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        try request.query.finish()
        let id = try Self.reportID(request)
        guard let filed = try await blocking.run({ [desk] in try desk.report(id) }) else {
            throw HTTPProblem.noSuchItem("melding")
        }
        return .json(ReportDocument.whole(filed, at: clock.now()))
    }

    /// Ends a report; what is removed is off the map before the answer.
    @Sendable private func settle(_ request: APIRequest) async throws -> Response {
        let moderator = try await moderator(of: request)
        try request.query.finish()
        let id = try Self.reportID(request)
        guard Body.mediaType(request) == "application/json" else {
            throw HTTPProblem.unsupportedMediaType(["application/json"])
        }
        let body = try await Body.read(request)
        let draft: SettlementDraft
        do { draft = try SettlementDraft.read(body) } catch { throw HTTPProblem.unreadable(error) }
        let settlement: Report.Settlement
        do throws(Problems) { settlement = try draft.judged(moderator: moderator.name, at: clock.now()) } catch {
            throw HTTPProblem.invalid(error.all, in: .body, location: SubmissionFormat.json.location(of:))
        }
        let filed = try await carryOut(settlement, on: id)
        var response = Response.json(ReportDocument.whole(filed, at: settlement.at), status: .created)
        response.headers[.location] = request.links.report(id)
        return response
    }

    /// Ends a report, and tells of it in the log; what is removed is off the map when this returns.
    ///
    /// - Throws: `HTTPProblem`: 404, and 409 when there is nothing to settle (any more).
    func carryOut(_ settlement: Report.Settlement, on id: InitiativeID) async throws -> FiledReport {
        let filed: FiledReport?
        do {
            filed = try await writing.run { [desk, map = reads.map] in
                _ = try desk.settle(id, settlement)
                try map.catchUp()
                return try desk.report(id)
            }
        } catch let error as SettlementError {
            throw Self.problem(error)
        }
        guard let filed else { throw HTTPProblem.failed }
        note(.settle(settlement.decision), by: settlement.moderator, report: id)
        return filed
    }

    static func reportID(_ request: APIRequest) throws(HTTPProblem) -> InitiativeID {
        guard let id = InitiativeID(parsing: request.parameters["id"] ?? "") else { throw .noSuchItem("melding") }
        return id
    }

    private static func problem(_ error: SettlementError) -> HTTPProblem {
        switch error {
        case .noSuchReport: .noSuchItem("melding")
        case .alreadySettled(let decision):
            .conflict("Al afgehandeld", "Deze melding is al afgehandeld met '\(decision.rawValue)'.")
        case .initiativeGone:
            .conflict(
                "Niet meer openbaar",
                "Het initiatief staat niet meer op de kaart. Handel de melding af met 'verwijderen'.")
        }
    }
}
