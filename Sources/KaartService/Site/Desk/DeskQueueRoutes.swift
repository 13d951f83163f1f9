import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

extension KaartService {
    var deskQueueResources: [Resource] {
        [
            Resource(
                DeskSection.queue.rawValue,
                [
                    .get: deskOperation(
                        "paginaModeratie", "De inzendingen, voor moderatoren", parameters: queueParameters,
                        read: { [self] query in queueQuestion(&query) }
                    ) { [self] call, question in try await queuePage(call, question) }
                ]),
            Resource(
                "/moderatie/afwijzen",
                [
                    .post: deskForm("wijsAfMetFormulier", "Veel inzendingen tegelijk afwijzen met het formulier") {
                        [self] call in try await rejectAtDesk(call)
                    }
                ]),
        ]
    }

    /// What the address of the list asks for.
    private struct QueueQuestion {
        var status = Submission.Status.submitted
        var filter = QueueFilter()
        var page = 1
        var done: InitiativeID?
        var rejected: Int?
        var skipped = 0
    }

    private var queueParameters: [Parameter] {
        func choice(_ name: String, _ text: String, _ values: [String]) -> Parameter {
            Parameter(
                name, text, schema: ["type": "string", "enum": .array(values.map(JSONValue.string))],
                example: .string(values.first ?? ""))
        }
        return [
            Parameter("q", "Tekst die erin voorkomt.", schema: ["type": "string"], example: "gracht"),
            choice("soort", "Alleen deze soort.", Proposal.Kind.allCases.map(\.rawValue)),
            choice("thema", "Alleen dit thema.", rules.themes.themes.map(\.slug.text)),
            choice("waarschuwing", "Alleen met deze waarschuwing.", SubmissionWarning.Kind.allCases.map(\.rawValue)),
            choice("status", "Alleen met deze status.", Submission.Status.allCases.map(\.rawValue)),
            Self.pageParameter,
            Parameter(
                "gedaan", "De inzending waarover net is besloten.", schema: ["type": "string", "format": "uuid"],
                example: "57dab273-e5fd-5b5c-a987-a67c5398fa0c"),
            Parameter("afgewezen", "Hoeveel er net zijn afgewezen.", schema: ["type": "integer"], example: 3),
            Parameter("overgeslagen", "Hoeveel daarvan niet meer wachtten.", schema: ["type": "integer"], example: 0),
        ]
    }

    static let pageParameter = Parameter(
        "bladzijde", "De bladzijde van de lijst.", schema: ["type": "integer", "minimum": 1], example: 2)

    private func queueQuestion(_ query: inout QueryReader) -> QueueQuestion {
        func count(_ name: String) -> Int? {
            query.value(name) { text throws(Problem) in
                guard let number = Int(text), (0...BulkRejectionDraft.maximum).contains(number) else {
                    throw Problem(member: name, code: .invalid, detail: "'\(text.prefix(20))' is hier geen aantal.")
                }
                return number
            }
        }
        var question = QueueQuestion()
        question.status = query.choice("status", Submission.Status.self) ?? .submitted
        question.filter = QueueFilter(
            kind: query.choice("soort", Proposal.Kind.self),
            theme: query.value("thema") { [themes = rules.themes] text throws(Problem) in try themes.slug(text).get() },
            warning: query.choice("waarschuwing", SubmissionWarning.Kind.self), text: query.text("q"))
        question.page = query.pageNumber()
        question.done = query.identity("gedaan")
        question.rejected = count("afgewezen")
        question.skipped = count("overgeslagen") ?? 0
        return question
    }

    private func queuePage(_ call: DeskCall, _ question: QueueQuestion) async throws -> Response {
        var notice: DeskNotice?
        if let id = question.done {
            notice = try await blocking.run { [self] in try decisionNotice(id, call) }
        } else if let count = question.rejected {
            var sentence = call.texts.text("desk-bulk-done", count: count)
            if question.skipped > 0 { sentence += " " + call.texts.text("desk-bulk-skipped", count: question.skipped) }
            notice = DeskNotice(SiteMessage(count > 0 ? .done : .notice, sentence))
        }
        return try await siteAnswers.personal(makeQueuePage(call, question, notice: notice), call.frame)
    }

    private func makeQueuePage(
        _ call: DeskCall, _ question: QueueQuestion, notice: DeskNotice? = nil, form: FormState = FormState(),
        chosen: Set<String> = []
    ) async throws -> DeskQueuePage {
        try await blocking.run { [desk] in
            let found = try desk.queue(status: question.status, limit: Self.comparedSubmissions)
            return DeskQueuePage(
                call.visit, QueueView(found.submissions, question.filter), status: question.status,
                filter: question.filter, number: question.page, total: found.total, notice: notice, form: form,
                chosen: chosen)
        }
    }

    /// What became of a submission that was just decided on. Blocks.
    func decisionNotice(_ id: InitiativeID, _ call: DeskCall) throws -> DeskNotice? {
        guard let submission = try desk.submission(id) else { return nil }
        let undo = DeskUndo(
            submission, decided: try desk.reviews(id).last?.at, within: undoSeconds, at: call.visit.now, call.frame,
            call.texts)
        return DeskNotice(submission, undo: undo, call.texts)
    }

    /// Rejects what was chosen in the list, or shows the list again with what is wrong.
    private func rejectAtDesk(_ call: DeskCall) async throws -> Response {
        let chosen = call.form.all(BulkRejectionDraft.idsMember)
        func again(_ problems: [Problem]) async throws -> Response {
            let page = try await makeQueuePage(
                call, QueueQuestion(), form: call.form.state(problems), chosen: Set(chosen))
            return siteAnswers.personal(page, call.frame, status: problems.isEmpty ? .ok : .badRequest)
        }
        guard !call.isReview else { return try await again([]) }
        var draft = BulkRejectionDraft()
        draft.ids = chosen
        draft.review = rejection(call.form)
        do {
            let (ids, review) = try draft.judged(moderator: call.moderator.name, at: clock.now())
            let outcomes = try await rejectAll(ids, review)
            let rejected = outcomes.count { $0 == .rejected }
            return seeOther(
                call.frame.address(
                    DeskSection.queue.rawValue,
                    [("afgewezen", "\(rejected)"), ("overgeslagen", "\(outcomes.count - rejected)")]))
        } catch let problems as Problems {
            return try await again(problems.all.map { Self.onPage($0) })
        }
    }

    /// What a form to reject says. Who chooses a reason and writes nothing gives the sentence that goes with it.
    func rejection(_ form: PageForm) -> ReviewDraft {
        var draft = ReviewDraft()
        draft.decision = Review.Decision.reject.rawValue
        let code = form[ReviewDraft.reasonCodeMember]
        draft.reasonCode = code.isEmpty ? nil : code
        draft.reason = form[ReviewDraft.reasonMember]
        if let code = Review.ReasonCode(rawValue: code), code != .other,
            form[ReviewDraft.reasonMember].allSatisfy(\.isWhitespace)
        {
            // The sender reads Dutch, whatever the language of the moderator's page.
            draft.reason = DeskWords.reason(code, siteAnswers.site.texts(.dutch))
        }
        return draft
    }

    /// A problem in the words of the page: fields have labels there, and no names.
    static func onPage(_ problem: Problem) -> Problem {
        let detail: String? =
            switch (problem.member, problem.code) {
            case (ReviewDraft.reasonMember, .missing):
                "Kies een reden of schrijf waarom. De inzender krijgt dit te lezen."
            case (BulkRejectionDraft.idsMember, .missing): "Kies eerst een of meer inzendingen in de lijst."
            default: nil
            }
        return detail.map { Problem(member: problem.member, code: problem.code, detail: $0) } ?? problem
    }
}
