import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart

extension KaartService {
    var submissionsResource: Resource {
        Resource(
            "/v1/inzendingen",
            [
                .get: Operation(
                    id: "haalWachtrij", tag: .submissions,
                    summary: "De inzendingen: eerst wat het minst verdacht is, daarvan het oudste",
                    parameters: [Self.statusParameter, Parameters.limit],
                    success: .init(status: .ok, description: "De lijst.", schema: "Wachtrij"),
                    access: .moderators, handler: queue),
                .post: Operation(
                    id: "stuurInzending", tag: .submissions, summary: "Een initiatief insturen",
                    description:
                        "Iedereen kan een initiatief insturen, of een wijziging of verwijdering voorstellen. 201 betekent dat het bewaard is; "
                        + "het is pas openbaar als een moderator het goedkeurt. Met de bewerkLink uit het antwoord kunt u het volgen, "
                        + "verbeteren en intrekken; bewaar hem goed.",
                    parameters: [Self.contentCRSParameter, Self.idempotencyParameter, Self.proofParameter],
                    body: .init(contents: [
                        (SubmissionFormat.json.rawValue, "NieuweInzending", .submission),
                        (SubmissionFormat.geojson.rawValue, "NieuweInzendingFeature", .submissionFeature),
                        (SubmissionFormat.form.rawValue, "NieuweInzendingFormulier", .submissionForm),
                    ]),
                    success: .init(
                        status: .created, description: "De inzending is bewaard.", schema: "Ontvangst",
                        headers: [.location]),
                    failures: [.conflict, .tooManyRequests], handler: submit),
            ])
    }

    private static let statusParameter = Parameter(
        "status", "Alleen inzendingen met deze status.",
        schema: [
            "type": "string", "default": "ingediend",
            "enum": .array(Submission.Status.allCases.map { .string($0.rawValue) }),
        ], example: "ingediend")

    static let idempotencyParameter = Parameter(
        "Idempotency-Key", in: .header,
        "Zelf gekozen en elke keer anders, bijvoorbeeld een UUID. Wie hetzelfde met dezelfde sleutel nog eens stuurt, krijgt hetzelfde "
            + "antwoord en er wordt niets dubbel bewaard. Een sleutel geldt 24 uur.",
        schema: ["type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"],
        example: "8e03978e-40d5-43dd-bc93-6894a57f9324")

    private static let proofParameter = Parameter(
        "Proof-Of-Work", in: .header,
        "Een rekenbewijs, als de beheerder erom vraagt; zie /v1/formulieren. Wie het weglaat, komt later in de rij.",
        schema: ["type": "string"], example: "1795486016.2hsm6piycczh8.128c3d579119e208a8e72fc3fdd0e8a9:172311")

    static let contentCRSParameter = Parameter(
        "Content-Crs", in: .header,
        "Het referentiestelsel van de coördinaten in de inhoud, als URI tussen punthaken; zonder deze header CRS84.",
        schema: ["type": "string", "enum": .array(ReferenceSystem.allCases.map { .string($0.contentCRS) })],
        example: .string(ReferenceSystem.crs84.contentCRS))

    /// Takes a citizen's proposal. 201 means that it is on disk; it is public only when a moderator approves it.
    @Sendable func submit(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        guard let format = Body.mediaType(request).flatMap(SubmissionFormat.init(rawValue:)) else {
            throw HTTPProblem.unsupportedMediaType(SubmissionFormat.allCases.map(\.rawValue))
        }
        let system = try Self.system(of: request, format)
        let key = try Self.idempotencyKey(of: request)
        let body = try await Body.read(request)
        let draft: SubmissionDraft
        do { draft = try format.read(body) } catch { throw HTTPProblem.unreadable(error) }
        let (proposal, email) = try judged(draft, system, location: format.location(of:))
        let now = clock.now()
        let mark = RequestMark.of(body, key: key, from: request, at: now, tokens)
        if let seconds = limiter?.take(from: request.network, mark: mark.key, at: now) {
            throw HTTPProblem.tooMany(seconds)
        }
        let proven = forms.provenTicket(request.http.headers[.proofOfWork], at: now)
        let submission = Submission(
            id: .random(), proposal: proposal, submittedAt: now,
            signs: FormSigns(
                secondsToFill: forms.secondsToFill(draft.formTicket, at: now), filledTrap: draft.trap != nil,
                lacksProof: forms.proofBits > 0 && proven == nil))
        let response = try await received(submission, email, mark, request)
        if let proven { forms.use(proven, at: now) }
        return response
    }

    /// Stores a submission and answers its sender, or answers again what was answered before.
    func received(
        _ submission: Submission, _ email: EmailAddress?, _ mark: Arrival.Mark?, _ request: APIRequest
    ) async throws -> Response {
        let taken = try await take(submission, email, mark)
        return answer(taken.submission, of: submission, taken.duplicates, request)
    }

    /// Stores a submission, or finds what was stored when it came before.
    ///
    /// - Returns: as it is stored, with the likely duplicates as they were when it came in.
    /// - Throws: `HTTPProblem`: 409 when the mark came before with something else, or the link was renewed since; 400 when the record
    ///   is not there.
    func take(
        _ submission: Submission, _ email: EmailAddress?, _ mark: Arrival.Mark?
    ) async throws -> (submission: Submission, duplicates: JSONValue) {
        let (arrival, duplicates) = try await blocking.run { [self] in
            let duplicates = submission.proposal.content.map {
                publicDuplicates(of: Comparand($0), excluding: submission.initiativeID)
            }
            // Warnings hold pieces of what was sent; who repeats it has sent them again.
            let list = DuplicateDocument.list(duplicates ?? [])
            var writer = ByteWriter()
            writer.json(list)
            let text = String(decoding: writer.bytes, as: UTF8.self)
            return (Arrival(submission, email: email, mark: mark, remarks: text), list)
        }
        switch try await arrivals.submit(arrival) {
        case .stored: return (submission, duplicates)
        case .repeated(let earlier, _) where earlier.generation > 0:
            throw HTTPProblem.conflict(
                "Al ontvangen",
                "Dit is al ontvangen, en de bewerklink is daarna vernieuwd. Gebruik de nieuwe link.")
        case .repeated(let earlier, let remarks):
            // As it was when it came in, whatever became of it since.
            return (earlier, (try? JSONParser.parse(Array(remarks.utf8))) ?? [])
        case .conflict: throw HTTPProblem.usedKey
        case .noSuchInitiative: throw HTTPProblem.noSuchInitiative(location: { "#/\($0)" })
        }
    }

    /// - Parameters:
    ///   - submission: as it is stored.
    ///   - sent: as it came with this request.
    private func answer(
        _ submission: Submission, of sent: Submission, _ duplicates: JSONValue, _ request: APIRequest
    ) -> Response {
        let score = SubmissionScore(of: sent.proposal.content, signs: submission.signs)
        let warnings = DuplicateDocument.warnings(score.warnings.filter { !$0.kind.isForModerators })
        let link = request.links.editLink(tokens.token(of: submission))
        var response = Response.json(
            SubmissionDocument.receipt(
                submission, editLink: link, duplicates: duplicates, warnings: warnings), status: .created)
        response.headers[.location] = request.links.submission(submission.id)
        return response
    }

    /// What was sent, when it keeps the rules; its coordinates may be in another reference system.
    func judged(
        _ sent: SubmissionDraft, _ system: ReferenceSystem, location: (String) -> String
    ) throws(HTTPProblem) -> (Proposal, EmailAddress?) {
        var draft = sent
        convert(&draft, from: system)
        do {
            return try draft.judged(by: rules)
        } catch {
            throw .invalid(Self.told(error, of: sent, system), in: .body, location: location)
        }
    }

    /// Brings the point of a draft to CRS84.
    func convert(_ draft: inout SubmissionDraft, from system: ReferenceSystem) {
        guard system != .crs84, let pair = draft.initiative.position else { return }
        let degrees = positions.degrees(SIMD2(pair.x, pair.y), from: system)
        if degrees.x.isFinite, degrees.y.isFinite {
            draft.initiative.position = (degrees.x, degrees.y)
        } else {
            draft.initiative.problems.append(
                Problem(
                    member: Member.point, code: .invalid,
                    detail: "(\(pair.x), \(pair.y)) ligt buiten het bereik van \(system.title)."))
        }
    }

    /// What is wrong with a point is told of the numbers that were sent.
    static func told(_ problems: Problems, of sent: SubmissionDraft, _ system: ReferenceSystem) -> [Problem] {
        problems.all.map { problem in
            guard system != .crs84, problem.member == Member.point, let pair = sent.initiative.position else {
                return problem
            }
            return Problem(
                member: problem.member, code: problem.code,
                detail: "(\(pair.x), \(pair.y)) in \(system.title): \(problem.detail)")
        }
    }

    static func idempotencyKey(of request: APIRequest) throws(HTTPProblem) -> String? {
        guard let key = request.http.headers[.idempotencyKey] else { return nil }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalid(
                [
                    Problem(
                        member: "Idempotency-Key", code: .invalid,
                        detail:
                            "Deze sleutel kan niet. Geef 1 tot en met 255 zichtbare tekens uit ASCII, zonder spaties.")
                ], in: .header)
        }
        return key
    }

    /// What waits for a decision, the least suspicious first, of those the oldest. For moderators.
    @Sendable func queue(_ request: APIRequest) async throws -> Response {
        _ = try await moderator(of: request)
        var reader = request.query
        let status =
            reader.value("status") { text throws(Problem) in
                guard let status = Submission.Status(rawValue: text) else {
                    let known = Submission.Status.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Problem(
                        member: "status", code: .unknownValue,
                        detail: "'\(text.prefix(40))' is geen status. Kies uit: \(known).")
                }
                return status
            } ?? .submitted
        let limit = reader.limit()
        try reader.finish()
        let own = Links.with([("status", status.rawValue), ("limit", "\(limit)")], request.links.submissions)
        return try await blocking.run { [desk] in
            let found = try desk.queue(status: status, limit: limit)
            return .json([
                "inzendingen": .array(
                    found.submissions.map { SubmissionDocument.whole($0, more: SubmissionDocument.signs($0.score)) }),
                "aantal": .number(Double(found.total)), "meldingen": ReportDocument.summary(try desk.openReports()),
                "links": [
                    .link(own, rel: "self", type: "application/json", title: "Deze lijst"),
                    .link(request.links.reports, rel: "related", type: "application/json", title: "De open meldingen"),
                ],
            ])
        }
    }

    static func submissionID(_ request: APIRequest) throws(HTTPProblem) -> InitiativeID {
        guard let id = InitiativeID(parsing: request.parameters["id"] ?? "") else { throw .noSuchItem("inzending") }
        return id
    }

    /// The reference system of the coordinates in a body (/geo/content-crs-request-header).
    static func system(
        of request: APIRequest, _ format: SubmissionFormat
    ) throws(HTTPProblem) -> ReferenceSystem {
        let name = "Content-Crs"
        guard let header = request.http.headers[.contentCRS] else { return .crs84 }
        let problem: Problem
        do {
            let system = try ReferenceSystem(parsing: header, parameter: name)
            guard format == .form, system.axes == .eastingNorthing else {
                // The fields of a form have names, so the order of the axes does not matter.
                return format == .form ? .crs84 : system
            }
            problem = Problem(
                member: name, code: .notAllowed,
                detail: "De velden 'lon' en 'lat' van een formulier zijn graden. Stuur JSON of GeoJSON voor meters.")
        } catch {
            problem = error
        }
        throw .invalid([problem], in: .header)
    }
}
