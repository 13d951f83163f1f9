import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap
import Site

extension KaartService {
    var deskSubmissionResources: [Resource] {
        [
            Resource(
                "/moderatie/inzendingen/{id}",
                [
                    .get: deskOperation("paginaInzending", "Een inzending, voor moderatoren", read: { _ in () }) {
                        [self] call, _ in
                        siteAnswers.personal(try await submissionPage(call), call.frame)
                    },
                    .post: deskForm("beoordeelMetFormulier", "Een inzending beoordelen met het formulier") {
                        [self] call in try await decideAtDesk(call)
                    },
                ]),
            Resource(
                "/moderatie/inzendingen/{id}/bewerklink",
                [
                    .post: deskForm("vernieuwMetFormulier", "Een nieuwe bewerklink maken met het formulier") {
                        [self] call in
                        let id = try Self.submissionID(call.request)
                        let link = try await renewLink(of: id, by: call.moderator, call.request.links)
                        return siteAnswers.personal(try await submissionPage(call, newLink: link), call.frame)
                    }
                ]),
        ]
    }

    private func submissionPage(
        _ call: DeskCall, notice: DeskNotice? = nil, form: FormState = FormState(), seen: SeenContent? = nil,
        newLink: String? = nil
    ) async throws -> DeskSubmissionPage {
        let id = try Self.submissionID(call.request)
        let facts = try await blocking.run { [self] in try self.facts(of: id, seen: seen) }
        return DeskSubmissionPage(
            call.visit, facts, siteAnswers.site, notice: notice, form: form, newLink: newLink)
    }

    /// Everything a moderator sees of a submission. Blocks.
    private func facts(of id: InitiativeID, seen: SeenContent?) throws -> DeskSubmissionPage.Facts {
        guard let submission = try desk.submission(id) else { throw HTTPProblem.noSuchItem("inzending") }
        // While the map is being read there are no duplicates to show; the rest can be judged all the same.
        let similar = try reads.map.current.map { try resembling(submission, $0) } ?? []
        return DeskSubmissionPage.Facts(
            submission: submission, preview: try desk.preview(submission), reviews: try desk.reviews(id),
            resembling: try similar.compactMap { duplicate, isPublic in
                let point =
                    try isPublic
                    ? initiatives.initiative(duplicate.id).initiative?.content.point
                    : desk.submission(duplicate.id)?.proposal.content?.point
                return point.map { .init(duplicate, isPublic: isPublic, point: $0) }
            }, undoSeconds: undoSeconds, seen: seen)
    }

    /// Approves, rejects or undoes; what cannot be done is told on the page itself, with what was filled in and what changed.
    private func decideAtDesk(_ call: DeskCall) async throws -> Response {
        let id = try Self.submissionID(call.request)
        let form = call.form
        guard !call.isReview else {
            return siteAnswers.personal(try await submissionPage(call, form: form.state()), call.frame)
        }
        var draft = rejection(form)
        draft.decision = form[ReviewDraft.decisionMember]
        if draft.decision == Review.Decision.approve.rawValue { (draft.reason, draft.reasonCode) = (nil, nil) }
        draft.version = Self.number(form[ReviewDraft.versionMember])
        draft.revision = Self.number(form[ReviewDraft.revisionMember])
        let status = form[ReviewDraft.statusMember]
        draft.status = status.isEmpty ? nil : status
        do {
            let judged = try draft.judged(moderator: call.moderator.name, at: clock.now())
            _ = try await carryOut(judged, on: id)
            return seeOther(call.frame.address(DeskSection.queue.rawValue, [("gedaan", id.description)]))
        } catch let problems as Problems {
            let page = try await submissionPage(call, form: form.state(problems.all.map { Self.onPage($0) }))
            return siteAnswers.personal(page, call.frame, status: .badRequest)
        } catch let problem as HTTPProblem where problem.status == .conflict {
            let page = try await submissionPage(
                call, notice: DeskNotice(SiteMessage(.notice, Self.sentence(problem, call.texts))), form: form.state(),
                seen: SeenContent(parsing: form[SeenContent.field]))
            return siteAnswers.personal(page, call.frame, status: .conflict)
        }
    }

    /// A number of a hidden field; what is none is wrong, and what is missing is not given.
    private static func number(_ text: String) -> Double? { text.isEmpty ? nil : Double(Int(text) ?? 0) }

    /// Why something could not be done; the list of problems is Dutch, other languages have one sentence for all.
    static func sentence(_ problem: HTTPProblem, _ texts: TextCatalogue) -> String {
        texts.language == .dutch
            ? "\(problem.title). \(problem.detail) \(texts.text("desk-conflict"))" : texts.text("desk-conflict")
    }
}
