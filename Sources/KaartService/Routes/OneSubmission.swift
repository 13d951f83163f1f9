import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var submissionResource: Resource {
        Resource(
            "/v1/inzendingen/{id}",
            [
                .get: Operation(
                    id: "haalInzending", tag: .submissions, summary: "Een inzending volgen",
                    description:
                        "Met de bewerklink: alles wat van de inzending bewaard is, ook het e-mailadres. Moderatoren zien ook wat er verschilt "
                        + "van wat nu openbaar is, maar geen e-mailadres.",
                    success: .init(status: .ok, description: "De inzending.", schema: "Inzending"),
                    failures: [.notFound], access: .senders, handler: submission),
                .patch: Operation(
                    id: "verbeterInzending", tag: .submissions, summary: "Een inzending verbeteren",
                    description:
                        "Wacht de inzending nog, dan verandert zij zelf en krijgt een nieuwe versie. Is zij al openbaar, dan wordt het een "
                        + "voorstel voor een wijziging, met een eigen bewerkLink.",
                    parameters: [Self.contentCRSParameter],
                    body: .init(
                        contents: SubmissionPatch.mediaTypes.map { ($0, "VerbeterdeInzending", .patch) }),
                    success: .init(status: .ok, description: "De verbeterde inzending.", schema: "Inzending"),
                    failures: [.conflict, .tooManyRequests], access: .senders, handler: improve),
                .delete: Operation(
                    id: "trekInzendingIn", tag: .submissions, summary: "Een inzending intrekken",
                    description: "Is zij openbaar, dan gaat het initiatief meteen van de kaart.",
                    success: .init(status: .ok, description: "De ingetrokken inzending.", schema: "Inzending"),
                    failures: [.conflict], access: .senders, handler: withdraw),
            ])
    }

    var editLinkResource: Resource {
        Resource(
            "/v1/inzendingen/{id}/bewerklink",
            [
                .post: Operation(
                    id: "vernieuwBewerklink", tag: .submissions, summary: "Een nieuwe bewerklink maken",
                    description: "De oude werkt dan niet meer.",
                    success: .init(status: .created, description: "De nieuwe link.", schema: "Bewerklink"),
                    access: .moderators, handler: renewLink)
            ])
    }

    /// Who reads or changes a submission.
    private enum Visitor {
        case sender
        case moderator(Moderator)
    }

    /// Everything about one submission, for who sent it in and for moderators.
    @Sendable private func submission(_ request: APIRequest) async throws -> Response {
        let (submission, visitor) = try await visited(request)
        try request.query.finish()
        let found = try await blocking.run { [desk] in
            (reviews: try desk.reviews(submission.id), contact: try desk.contact(of: submission.id))
        }
        switch visitor {
        case .sender:
            return .json(
                SubmissionDocument.whole(
                    submission, reviews: found.reviews.map(Self.withoutName),
                    more: [(Member.email, found.contact.map { .string($0.secret) })]))
        case .moderator:
            let preview = try await blocking.run { [desk] in try desk.preview(submission) }
            // A new one is always compared with nothing, also when it is public.
            let present = submission.proposal.kind == .addition ? nil : preview.present?.content
            return .json(
                SubmissionDocument.whole(
                    submission, reviews: found.reviews,
                    more: [
                        ("revisie", preview.present.map { .number(Double($0.revision)) }),
                        ("verschillen", SubmissionDocument.differences(present, preview.outcome)),
                    ] + SubmissionDocument.signs(submission.score)))
        }
    }

    /// A moderator's name is nobody's business but the moderators'.
    static func withoutName(_ review: Review) -> Review {
        Review(
            decision: review.decision, reasonCode: review.reasonCode, reason: review.reason, moderator: "moderator",
            at: review.at)
    }

    /// Improves what waits; proposes a change of what is public.
    @Sendable private func improve(_ request: APIRequest) async throws -> Response {
        let submission = try await own(request)
        try request.query.finish()
        guard let type = Body.mediaType(request), SubmissionPatch.mediaTypes.contains(type) else {
            throw HTTPProblem.unsupportedMediaType(SubmissionPatch.mediaTypes)
        }
        let system = try Self.system(of: request, .json)
        let body = try await Body.read(request)
        guard submission.proposal.erasedAt == nil else { throw Self.problem(.erased) }
        let (present, base) = try await improvable(submission)
        let draft: SubmissionDraft
        do { draft = try SubmissionPatch.draft(body, over: present) } catch { throw HTTPProblem.unreadable(error) }
        // Coordinates that were not sent are in degrees already.
        let sentPoint = Self.value(of: Member.point, body) != nil
        let (proposal, email) = try judged(
            draft, sentPoint ? system : .crs84, location: SubmissionFormat.json.location(of:))
        guard let content = proposal.content else { throw HTTPProblem.failed }
        let now = clock.now()
        // Each improvement counts, also of the same words.
        let unique = InitiativeID.random()
        if let seconds = limiter?.take(from: request.network, mark: Array("\(unique)".utf8), at: now) {
            throw HTTPProblem.tooMany(seconds)
        }
        if let base {
            if content == present {
                // A proposal that proposes nothing is nobody's work.
                guard Self.value(of: Member.email, body) == nil else { throw Self.tooLateForEmail }
                return .json(SubmissionDocument.whole(submission))
            }
            return try await received(
                Submission(
                    id: .random(), proposal: .change(of: submission.initiativeID, to: content), submittedAt: now,
                    baseRevision: base),
                email, RequestMark.of(body, key: nil, from: request, at: now, tokens), request)
        }
        // Null takes the address away (RFC 7396).
        let contact: ContactChange =
            Self.value(of: Member.email, body) == .null ? .remove : email.map(ContactChange.replace) ?? .keep
        let improved = try await decided { desk in try desk.improve(submission.id, content, contact) }
        let warnings = improved.score.warnings.filter { !$0.kind.isForModerators }
        return .json(
            SubmissionDocument.whole(improved, more: [("waarschuwingen", DuplicateDocument.warnings(warnings))]))
    }

    /// What an improvement begins with: what waits, or what is public and of which revision that is.
    func improvable(_ submission: Submission) async throws -> (InitiativeContent, revision: Int?) {
        switch (submission.status, submission.proposal.content) {
        case (.submitted, let content?): return (content, nil)
        case (.approved, .some):
            guard let present = try await blocking.run({ [desk] in try desk.preview(submission).present }) else {
                throw Self.problem(.initiativeGone)
            }
            return (present.content, present.revision)
        case (.submitted, nil), (.approved, nil):
            throw HTTPProblem.conflict(
                "Niets te verbeteren",
                "Aan een verwijdering is niets te verbeteren. Trek haar in en stuur een nieuwe, zolang er niet over is beslist."
            )
        case (.rejected, _), (.withdrawn, _):
            throw HTTPProblem.conflict(
                "Niets te verbeteren",
                "Aan deze inzending is niets meer te verbeteren: de status is '\(submission.status.rawValue)'. Stuur een nieuwe."
            )
        }
    }

    private static let tooLateForEmail = HTTPProblem.conflict(
        "Al beslist",
        "Er verandert niets aan het initiatief, en het e-mailadres kan na de beslissing niet meer veranderen. Het wordt later vanzelf gewist."
    )

    private static func value(of member: String, _ body: [UInt8]) -> JSONValue? {
        guard case .object(let object)? = try? JSONParser.parse(body) else { return nil }
        return object[member]
    }

    /// Takes it back; what it made public goes at once.
    @Sendable private func withdraw(_ request: APIRequest) async throws -> Response {
        let submission = try await own(request)
        try request.query.finish()
        let now = clock.now()
        let withdrawn = try await decided { desk in try desk.withdraw(submission.id, at: now) }
        return .json(SubmissionDocument.whole(withdrawn))
    }

    @Sendable private func renewLink(_ request: APIRequest) async throws -> Response {
        let moderator = try await moderator(of: request)
        try request.query.finish()
        let id = try Self.submissionID(request)
        let link = try await renewLink(of: id, by: moderator, request.links)
        return .json(["bewerkLink": .string(link)], status: .created)
    }

    /// Makes the next edit link of a submission, and tells of it in the log.
    func renewLink(of id: InitiativeID, by moderator: Moderator, _ links: Links) async throws -> String {
        let renewed = try await decided { desk in try desk.renewLink(id) }
        note(.renewLink, by: moderator.name, id)
        return links.editLink(tokens.token(of: renewed))
    }

    /// Changes something about a submission, and shows it on the map before it is answered.
    func decided(_ body: @escaping @Sendable (any SubmissionDesk) throws -> Submission) async throws -> Submission {
        do {
            return try await writing.run { [desk, map = reads.map] in
                let submission = try body(desk)
                try map.catchUp()
                return submission
            }
        } catch let error as DecisionError {
            throw Self.problem(error)
        }
    }

    static func problem(_ error: DecisionError) -> HTTPProblem {
        switch error {
        case .noSuchSubmission: .noSuchItem("inzending")
        case .alreadyDecided(let status):
            .conflict(
                "Al beslist",
                "Over deze inzending is al beslist: de status is '\(status.rawValue)'. "
                    + "Een moderator draait een beslissing kort daarna terug met die status in 'status'.")
        case .overtaken(let version):
            .conflict(
                "Intussen verbeterd",
                "De inzender heeft de inzending verbeterd: versie \(version) is de nieuwste. Bekijk haar opnieuw.")
        case .recordOvertaken(let revision?):
            .conflict(
                "Intussen veranderd",
                "Het openbare initiatief is veranderd: revisie \(revision) is de nieuwste. Bekijk de verschillen opnieuw."
            )
        case .recordOvertaken(nil):
            .conflict(
                "Niet openbaar", "Het initiatief waar deze inzending om gaat, is nu niet openbaar. Laat 'revisie' weg.")
        case .initiativeGone:
            .conflict("Niet meer openbaar", "Het initiatief waar deze inzending om gaat, is niet meer openbaar.")
        case .erased:
            .conflict("Gewist", "De inhoud van deze inzending is gewist. Er is niets meer aan te veranderen.")
        case .changedSince:
            .conflict(
                "Niet terug te draaien",
                "Het initiatief is na deze beslissing nog veranderd, dus zij kan niet meer worden teruggedraaid.")
        }
    }

    /// The submission in the address, for who sent it in; moderators read it and decide, and change nothing.
    private func own(_ request: APIRequest) async throws -> Submission {
        guard try Self.bearer(request).hasPrefix(EditTokens.prefix) else { throw HTTPProblem.unauthorized }
        return try await visited(request).0
    }

    /// The submission in the address, for who may see it.
    ///
    /// - Throws: `HTTPProblem.unauthorized` for a token of another submission, or none; 404 only for moderators.
    private func visited(_ request: APIRequest) async throws -> (Submission, Visitor) {
        let token = Self.hasBearer(request) ? try Self.bearer(request) : nil
        guard let token, token.hasPrefix(EditTokens.prefix) else {
            let moderator = try await moderator(of: request)
            let id = try Self.submissionID(request)
            guard let submission = try await blocking.run({ [desk] in try desk.submission(id) }) else {
                throw HTTPProblem.noSuchItem("inzending")
            }
            return (submission, .moderator(moderator))
        }
        guard let id = InitiativeID(parsing: request.parameters["id"] ?? ""),
            let submission = try await blocking.run({ [desk] in try desk.submission(id) }),
            tokens.opens(token, submission)
        else { throw HTTPProblem.unauthorized }
        return (submission, .sender)
    }
}
