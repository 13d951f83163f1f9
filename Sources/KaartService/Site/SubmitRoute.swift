import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap
import Site

extension KaartService {
    /// What goes on under `/indienen`.
    var submitResources: [Resource] {
        [submitResource, placeResource, followResource, ownDataResource, improveResource, withdrawResource]
    }

    private var submitResource: Resource {
        Resource(
            "/indienen",
            [
                .get: pageOperation(
                    "paginaIndienen", "Het formulier om iets in te sturen",
                    parameters: [
                        Parameter(
                            "initiatief", "Het initiatief dat moet veranderen of weg moet.",
                            schema: ["type": "string", "format": "uuid"],
                            example: "57dab273-e5fd-5b5c-a987-a67c5398fa0c"),
                        Parameter(
                            Member.kind, "Wat er met dat initiatief moet gebeuren.",
                            schema: ["type": "string", "enum": ["wijziging", "verwijdering"]], example: "wijziging"),
                    ], handler: submitPage),
                .post: formOperation("formulierIndienen", "Het formulier bekijken of versturen", handler: submitForm),
            ])
    }

    /// The empty form, or that of a record.
    @Sendable private func submitPage(_ request: APIRequest) async throws -> Response {
        var query = request.query
        query.language()
        let id = query.value("initiatief") { text throws(Problem) in
            guard let id = InitiativeID(parsing: text) else {
                throw Problem(
                    member: "initiatief", code: .invalid, detail: "'\(text.prefix(40))' is geen id van een initiatief.")
            }
            return id
        }
        let kind = query.value(Member.kind) { text throws(Problem) in
            guard let kind = Proposal.Kind(rawValue: text), kind != .addition else {
                throw Problem(
                    member: Member.kind, code: .unknownValue,
                    detail: "'\(text.prefix(40))' kan hier niet. Kies uit: wijziging, verwijdering.")
            }
            return kind
        }
        try query.finish()
        let frame = frame(request, keeping: ["initiatief", Member.kind])
        let ticket = forms.ticket(at: clock.now())
        guard let id else {
            let setup = try await submitSetup(.addition, frame.address("/indienen"))
            return siteAnswers.personal(SubmitPage(FormState([Member.formTicket: ticket]), setup), frame)
        }
        let record = try await publicRecord(id)
        let purpose: SubmitPurpose =
            kind == .removal
            ? .removal(id: "\(id)", title: record.title) : .change(id: "\(id)", title: record.title)
        let setup = try await submitSetup(purpose, frame.address("/indienen"))
        let state = purpose.isRemoval ? FormState() : FormState(of: record)
        return siteAnswers.personal(SubmitPage(state.with(Member.formTicket, ticket), setup), frame)
    }

    /// A step of the form: find a place, look at the preview, go back, send.
    @Sendable private func submitForm(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        let entry = SubmitEntry(form: try await PageForm.read(request))
        let frame = frame(request, keeping: [])
        let (purpose, present) = try await purpose(of: entry.form)
        let setup = try await submitSetup(purpose, frame.address("/indienen"))
        return try await step(entry, setup, frame, unlike: present) { draft, proposal, email in
            let now = clock.now()
            let mark = RequestMark.of(entry.content, key: entry.key, from: request, at: now, tokens)
            if let seconds = limiter?.take(from: request.network, mark: mark.key, at: now) {
                throw HTTPProblem.tooMany(seconds)
            }
            let proven = forms.provenTicket(entry.proof, at: now)
            let submission = Submission(
                id: .random(), proposal: proposal, submittedAt: now,
                signs: FormSigns(
                    secondsToFill: forms.secondsToFill(draft.formTicket, at: now), filledTrap: draft.trap != nil,
                    lacksProof: forms.proofBits > 0 && proven == nil))
            let taken = try await take(submission, email, mark)
            if let proven { forms.use(proven, at: now) }
            return frame.address(
                "/indienen/\(tokens.token(of: taken.submission))",
                [(FollowPage.eventField, FollowPage.Event.received.rawValue)])
        }
    }

    /// What a form says that it is for, and what the record that it wants to change says now.
    ///
    /// - Throws: 404 when the record is not public (any more).
    private func purpose(of form: PageForm) async throws -> (SubmitPurpose, InitiativeContent?) {
        let kind = Proposal.Kind(rawValue: form[Member.kind]) ?? .addition
        guard kind != .addition else { return (.addition, nil) }
        guard let id = InitiativeID(parsing: form[Member.initiativeID]) else {
            throw HTTPProblem.noSuchItem("initiatief")
        }
        let record = try await publicRecord(id)
        return kind == .removal
            ? (.removal(id: "\(id)", title: record.title), nil) : (.change(id: "\(id)", title: record.title), record)
    }

    /// What a public record says now.
    ///
    /// - Throws: 404 when there is none.
    func publicRecord(_ id: InitiativeID) async throws -> InitiativeContent {
        guard let found = try await blocking.run({ [initiatives] in try initiatives.initiative(id).initiative }) else {
            throw HTTPProblem.noSuchItem("initiatief")
        }
        return found.content
    }

    /// What a form needs to know.
    func submitSetup(_ purpose: SubmitPurpose, _ action: String) async throws -> SubmitSetup {
        let names = try await blocking.run { [places, map = reads.map] in places.names(on: map.current) }
        return SubmitSetup(
            purpose, action: action, themes: rules.themes.themes, suggestions: names, locationServer: locationServer,
            proofBits: forms.proofBits, background: mapSettings.background)
    }
}
