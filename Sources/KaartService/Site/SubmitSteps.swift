import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap
import Site

extension KaartService {
    /// Takes somebody one step on through a form: fill in, look, send. Nothing is kept between the steps; all of it goes along in
    /// the form.
    ///
    /// - Parameters:
    ///   - present: what a proposal must differ from.
    ///   - send: stores what was judged, and gives the path to lead on to.
    func step(
        _ entry: SubmitEntry, _ setup: SubmitSetup, _ frame: SiteFrame, unlike present: InitiativeContent? = nil,
        send: (SubmissionDraft, Proposal, EmailAddress?) async throws -> String
    ) async throws -> Response {
        let found = try await blocking.run { [places, map = reads.map] in
            places.find(entry.placeText, on: map.current, member: SubmitField.point)
        }
        // Numbers stay as they were typed.
        let fields = entry.fields(placed: found.name == nil ? entry.placeText : found.text ?? entry.placeText)
        let name = entry.chosenName ?? found.name
        switch entry.action {
        case .edit: return siteAnswers.personal(SubmitPage(FormState(fields), setup), frame)
        case .find:
            let problems = found.problem.map { [$0] } ?? []
            return siteAnswers.personal(
                SubmitPage(FormState(fields, problems: problems), setup, choices: found.choices, found: name), frame,
                status: problems.isEmpty ? .ok : .badRequest)
        case .preview, .send: break
        }
        let draft = entry.draft(setup.purpose, found.point)
        let proposal: Proposal
        let email: EmailAddress?
        do { (proposal, email) = try draft.judged(by: rules) } catch {
            let problems = error.all.map { problem in
                problem.member == Member.point
                    ? Problem(member: SubmitField.point, code: problem.code, detail: problem.detail) : problem
            }
            return siteAnswers.personal(
                SubmitPage(FormState(fields, problems: problems), setup, choices: found.choices), frame,
                status: .badRequest)
        }
        if let present, proposal.content == present {
            let problem = Problem(member: Member.title, code: .notAllowed, detail: "Er is niets veranderd.")
            return siteAnswers.personal(
                SubmitPage(FormState(fields, problems: [problem]), setup), frame, status: .badRequest)
        }
        let state = FormState(fields)
        guard entry.action == .send else {
            return siteAnswers.personal(try await preview(state, setup, proposal, frame.language, found: name), frame)
        }
        do { return seeOther(try await send(draft, proposal, email)) } catch {
            guard let refusal = Refusal(error, setup.purpose) else { throw error }
            let page = try await preview(state, setup, proposal, frame.language, found: name, refusal: refusal.key)
            return refusal.answer(page, frame, by: siteAnswers)
        }
    }

    /// What becomes public, with what looks like it and what to look at once more.
    private func preview(
        _ state: FormState, _ setup: SubmitSetup, _ proposal: Proposal, _ language: Language, found: String?,
        refusal: String? = nil
    ) async throws -> PreviewPage {
        guard let content = proposal.content else { return PreviewPage(state, setup, content: nil, refusal: refusal) }
        let duplicates = try await blocking.run { [self] in
            setup.purpose == .addition ? publicDuplicates(of: Comparand(content), excluding: nil) : []
        }
        return PreviewPage(
            state, setup, content: .init(content, mark(of: content.theme, language), siteAnswers.site.baseMap),
            warnings: content.warnings.filter { !$0.kind.isForModerators }, duplicates: duplicates, found: found,
            refusal: refusal)
    }

    /// How the theme of a record is shown.
    func mark(of slug: ThemeSlug, _ language: Language) -> ThemeMark {
        rules.themes.themes.first { $0.slug == slug }.map { ThemeMark($0, language) } ?? ThemeMark(unknown: slug.text)
    }
}

extension PlaceFinder.Finding {
    /// The point as it is put in the field.
    fileprivate var text: String? {
        if case .place(let point, _) = self { PlaceChoice.text(point) } else { nil }
    }

    fileprivate var name: String? {
        if case .place(_, let name) = self { name } else { nil }
    }

    fileprivate var choices: [PlaceChoice] {
        if case .several(let found) = self { found.map { PlaceChoice(name: $0.name, point: $0.point) } } else { [] }
    }

    fileprivate var problem: Problem? {
        switch self {
        case .problem(let problem): problem
        case .nothing: Problem(member: SubmitField.point, code: .missing, detail: "")
        case .place, .several: nil
        }
    }

    /// Where it is, or what is wrong with it.
    fileprivate var point: Result<Coordinate, Problem> {
        switch self {
        case .place(let point, _): .success(point)
        case .several: .failure(Problem(member: SubmitField.point, code: .duplicate, detail: ""))
        case .nothing: .failure(Problem(member: SubmitField.point, code: .missing, detail: ""))
        case .problem(let problem): .failure(problem)
        }
    }
}
