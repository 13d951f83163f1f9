import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap
import Site

extension KaartService {
    var initiativePageResources: [Resource] {
        [
            Resource(
                "/initiatieven/{id}",
                [
                    .get: pageOperation(
                        "paginaInitiatief", "Een initiatief, voor mensen", parameters: [Self.reportedParameter],
                        handler: initiativePage)
                ]),
            Resource(
                "/initiatieven/{id}/melden",
                [
                    .get: pageOperation("paginaMelden", "Het formulier om een probleem te melden", handler: reportPage),
                    .post: formOperation(
                        "meldMetFormulier", "Een probleem melden met het formulier", handler: takeReport),
                ]),
        ]
    }

    private static let reportedParameter = Parameter(
        "gemeld", "Dat er net een melding is gestuurd.", schema: ["type": "string", "enum": ["ja"]], example: "ja")

    /// One initiative; 410 when it was public once, 404 when it never was.
    @Sendable private func initiativePage(_ request: APIRequest) async throws -> Response {
        var query = request.query
        query.language()
        let isReported =
            query.value("gemeld") { text throws(Problem) in
                guard text == "ja" else {
                    throw Problem(member: "gemeld", code: .unknownValue, detail: "'gemeld' kan alleen 'ja' zijn.")
                }
                return true
            } ?? false
        try query.finish()
        let state = try reads.current()
        let id = try await publicID(request, state)
        let frame = frame(request, keeping: [])
        return try await siteAnswers.page(request, frame, from: state.version, on: blocking) { [self] in
            guard let answer = state.answer(id) else { throw HTTPProblem.noSuchItem("initiatief") }
            let view = answer.withFeatures { InitiativeView($0[0], themes: rules.themes, language: frame.language) }
            guard let point = Coordinate(longitude: view.longitude, latitude: view.latitude) else {
                throw HTTPProblem.failed
            }
            let page = InitiativePage(
                view, map: StaticMap(around: point, siteAnswers.site.baseMap), history: try initiatives.history(of: id),
                isReported: isReported)
            return (siteAnswers.site.render(page, frame), isLasting: true)
        }
    }

    /// The id in the address, of a record that is public.
    ///
    /// - Throws: 404, or 410 when the record was public once.
    private func publicID(_ request: APIRequest, _ state: MapState) async throws -> InitiativeID {
        guard let id = InitiativeID(parsing: request.parameters["id"] ?? "") else {
            throw HTTPProblem.noSuchItem("initiatief")
        }
        if state.answer(id) != nil { return id }
        let history = try await blocking.run { [initiatives] in try initiatives.history(of: id) }
        throw history.isEmpty ? HTTPProblem.noSuchItem("initiatief") : HTTPProblem.gone
    }

    private func reported(_ request: APIRequest, _ state: MapState, _ language: Language) async throws -> InitiativeView
    {
        let id = try await publicID(request, state)
        guard let answer = state.answer(id) else { throw HTTPProblem.noSuchItem("initiatief") }
        return answer.withFeatures { InitiativeView($0[0], themes: rules.themes, language: language) }
    }

    @Sendable private func reportPage(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        let frame = frame(request)
        let initiative = try await reported(request, try reads.current(), frame.language)
        let form = FormState([Member.formTicket: forms.ticket(at: clock.now())])
        return siteAnswers.personal(ReportPage(initiative, form: form), frame)
    }

    /// Takes a report and leads back to the initiative; with mistakes the form comes again with all that was filled in.
    @Sendable private func takeReport(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        let frame = frame(request)
        let form = try await PageForm.read(request)
        let initiative = try await reported(request, try reads.current(), frame.language)
        var draft = ReportDraft()
        draft.initiativeID = initiative.id
        draft.reason = form[ReportDraft.reasonMember]
        draft.note = form[ReportDraft.noteMember]
        draft.email = form[Member.email]
        let judged: ReportDraft.Judged
        do throws(Problems) { judged = try draft.judged() } catch {
            return siteAnswers.personal(
                ReportPage(initiative, form: form.state(error.all)), frame, status: .badRequest)
        }
        // The same form twice is one report; who goes back and writes something else reports something else.
        let content = form.content(of: [ReportDraft.reasonMember, ReportDraft.noteMember, Member.email])
        let key = form.ticket.map { $0 + String(decoding: content, as: UTF8.self) }
        do {
            let kept = try await keep(
                judged, body: content, key: key, filledTrap: !form[Member.trap].isEmpty, request)
            guard kept.receipt != .noSuchInitiative else { throw HTTPProblem.gone }
            return seeOther(frame.address("/initiatieven/\(initiative.id)", [("gemeld", "ja")]))
        } catch {
            guard let refusal = Refusal(error) else { throw error }
            let page = ReportPage(initiative, form: form.state(), refusal: refusal.key)
            return refusal.answer(page, frame, by: siteAnswers)
        }
    }
}
