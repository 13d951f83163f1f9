import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

extension KaartService {
    var improveResource: Resource {
        Resource(
            "/indienen/{token}/wijzigen",
            [
                .get: pageOperation(
                    "paginaVerbeteren", "Het formulier om een inzending te verbeteren", handler: improvePage),
                .post: formOperation(
                    "formulierVerbeteren", "De verbetering bekijken of versturen", handler: improveForm),
            ])
    }

    @Sendable private func improvePage(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        guard let submission = try await opened(request) else { return unknownLink(request) }
        let frame = frame(request, keeping: [])
        guard let (present, base) = try await improvableHere(submission) else {
            return seeOther(frame.address(Self.followPath(request)))
        }
        // The address of who sent it in goes with what waits; a proposal has one of its own.
        let email =
            base == nil ? try await blocking.run { [desk] in try desk.contact(of: submission.id) } : nil
        let state = FormState(of: present, email: email).with(Member.formTicket, forms.ticket(at: clock.now()))
        return siteAnswers.personal(SubmitPage(state, try await improveSetup(request, frame, base)), frame)
    }

    @Sendable private func improveForm(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        let entry = SubmitEntry(form: try await PageForm.read(request))
        guard let submission = try await opened(request) else { return unknownLink(request) }
        let frame = frame(request, keeping: [])
        guard let (present, base) = try await improvableHere(submission) else {
            return seeOther(frame.address(Self.followPath(request)))
        }
        let setup = try await improveSetup(request, frame, base)
        return try await step(entry, setup, frame, unlike: base == nil ? nil : present) { draft, proposal, email in
            guard let content = proposal.content else { throw HTTPProblem.failed }
            let now = clock.now()
            let mark = RequestMark.of(entry.content, key: entry.key, from: request, at: now, tokens)
            if let seconds = limiter?.take(from: request.network, mark: mark.key, at: now) {
                throw HTTPProblem.tooMany(seconds)
            }
            let done = FollowPage.Event.improved.rawValue
            guard let base else {
                let contact: ContactChange = email.map(ContactChange.replace) ?? .remove
                _ = try await decided { desk in try desk.improve(submission.id, content, contact) }
                return frame.address(Self.followPath(request), [(FollowPage.eventField, done)])
            }
            let proposed = Submission(
                id: .random(), proposal: .change(of: submission.initiativeID, to: content), submittedAt: now,
                signs: FormSigns(
                    secondsToFill: forms.secondsToFill(draft.formTicket, at: now), filledTrap: draft.trap != nil),
                baseRevision: base)
            let taken = try await take(proposed, email, mark)
            return frame.address(
                "/indienen/\(tokens.token(of: taken.submission))",
                [(FollowPage.eventField, FollowPage.Event.received.rawValue)])
        }
    }

    /// What an improvement begins with, or nothing when there is nothing to improve (any more).
    private func improvableHere(_ submission: Submission) async throws -> (InitiativeContent, revision: Int?)? {
        guard submission.proposal.erasedAt == nil else { return nil }
        do { return try await improvable(submission) } catch let problem as HTTPProblem
            where problem.status == .conflict
        {
            return nil
        }
    }

    private func improveSetup(_ request: APIRequest, _ frame: SiteFrame, _ base: Int?) async throws -> SubmitSetup {
        try await submitSetup(
            .improvement(isPublic: base != nil), frame.address(Self.followPath(request) + "/wijzigen"))
    }
}
