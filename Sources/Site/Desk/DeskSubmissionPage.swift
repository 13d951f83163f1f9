package import OpenKaart

/// One submission: what it says or changes, what to look at, what was decided, and the forms to decide.
package struct DeskSubmissionPage: DeskPage {
    package static let template = "desk-submission"
    package let visit: DeskVisit
    package let notice: DeskNotice?
    let facts: Facts
    let form: FormState
    let newLink: String?
    let base: BaseMap

    /// Everything there is to know about it.
    package struct Facts: Sendable {
        package let submission: Submission
        package let preview: ApprovalPreview
        package let reviews: [Review]
        package let resembling: [Similar]
        /// How long a decision can be undone, in seconds.
        package let undoSeconds: Int
        /// What the moderator had before them, when it has changed since; nothing otherwise.
        package let seen: SeenContent?

        package init(
            submission: Submission, preview: ApprovalPreview, reviews: [Review], resembling: [Similar],
            undoSeconds: Int, seen: SeenContent? = nil
        ) {
            self.submission = submission
            self.preview = preview
            self.reviews = reviews
            self.resembling = resembling
            self.undoSeconds = undoSeconds
            self.seen = seen
        }
    }

    /// What looks like the submission.
    package struct Similar: Sendable {
        let duplicate: Duplicate
        let isPublic: Bool
        let point: Coordinate

        package init(_ duplicate: Duplicate, isPublic: Bool, point: Coordinate) {
            self.duplicate = duplicate
            self.isPublic = isPublic
            self.point = point
        }
    }

    /// - Parameters:
    ///   - form: what was filled in to reject it.
    ///   - newLink: an edit link that was just made; shown this once.
    package init(
        _ visit: DeskVisit, _ facts: Facts, _ site: Site, notice: DeskNotice? = nil, form: FormState = FormState(),
        newLink: String? = nil
    ) {
        self.visit = visit
        self.notice = notice
        self.facts = facts
        self.form = form
        self.newLink = newLink
        base = site.baseMap
    }

    package var section: DeskSection? { .queue }
    package var hasErrors: Bool { form.hasProblems }
    package func title(_ texts: TextCatalogue) -> String {
        if let title = submission.proposal.content?.title { return title }
        guard case .removal = submission.proposal, let present = facts.preview.present else {
            return DeskWords.title(of: submission, texts)
        }
        return texts.text("desk-removal-of", ["title": present.content.title])
    }

    private var submission: Submission { facts.submission }

    package func content(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let path = "/moderatie/inzendingen/\(submission.id)"
        var values: [String: Any] = [
            "action": frame.address(path), "back": frame.address("/moderatie"),
            "kind": submission.proposal.kind.rawValue, "kindName": DeskWords.kind(submission.proposal.kind, texts),
            "statusName": DeskWords.status(submission.status, texts),
            "facts": factLines(frame, texts), "isWaiting": isWaiting,
            "warnings": warnings(texts), "hasWarnings": !submission.score.warnings.isEmpty,
            "reviews": facts.reviews.map { ReviewLine($0, texts) }, "hasReviews": !facts.reviews.isEmpty,
            "similar": similar(frame, texts), "hasSimilar": !facts.resembling.isEmpty,
            "hidden": hidden, "fields": DeskRejection.fields(in: form, texts),
            "renewAction": frame.address(path + "/bewerklink"), "canRenew": submission.proposal.erasedAt == nil,
            "mapLabel": texts.text("desk-map-label"),
        ]
        values["summary"] = form.summary(texts)
        values["newLink"] = newLink
        values["drawing"] = drawing(frame.language)
        if case .removal(_, let reason) = submission.proposal { values["removalReason"] = reason }
        let lines = contentLines(texts)
        for (name, lines) in lines { values[name] = lines }
        values["hasLines"] = lines["lines"]?.isEmpty == false
        values["hasChanged"] = lines["changed"] != nil
        values["hasSame"] = lines["same"]?.isEmpty == false
        values["isErased"] = submission.proposal.erasedAt != nil
        let approval =
            switch submission.proposal.kind {
            case .addition: "desk-approve-addition"
            case .change: "desk-approve-change"
            case .removal: "desk-approve-removal"
            }
        values["approveText"] = texts.text(approval)
        if let seen = facts.seen {
            let now = SeenContent(facts.preview, themes: visit.themes)
            values["since"] = DeskContent.lines(from: seen.proposed, to: now.proposed, texts).changed
            values["sincePublic"] = DeskContent.lines(from: seen.present, to: now.present, texts).changed
            values["hasSince"] = seen != now
        }
        values["undo"] = DeskUndo(
            submission, decided: facts.reviews.last?.at, within: facts.undoSeconds, at: visit.now, frame, texts)
        return values
    }

    private var isWaiting: Bool { submission.status == .submitted && submission.proposal.erasedAt == nil }

    /// The lines of the record: of a change those that change apart.
    private func contentLines(_ texts: TextCatalogue) -> [String: [DeskContent.Line]] {
        let now = SeenContent(facts.preview, themes: visit.themes)
        switch submission.proposal {
        case .addition(let content):
            return ["lines": DeskContent.lines(of: DeskContent.texts(content, visit.themes), texts)]
        case .removal: return ["lines": DeskContent.lines(of: now.present, texts)]
        case .erased: return [:]
        case .change(_, let content):
            // After a decision there is nothing left to compare: what was proposed is shown.
            guard isWaiting, !now.present.isEmpty else {
                return ["lines": DeskContent.lines(of: DeskContent.texts(content, visit.themes), texts)]
            }
            let lines = DeskContent.lines(
                from: now.present, to: now.proposed, contested: facts.preview.outcome?.contested ?? [], texts)
            return ["changed": lines.changed, "same": lines.same]
        }
    }

    private func drawing(_ language: Language) -> DeskMap? {
        let present = submission.proposal.kind == .addition ? nil : facts.preview.present?.content
        guard let content = submission.proposal.content ?? present else { return nil }
        return DeskMap(
            base, point: content.point, before: isWaiting ? present?.point : nil,
            theme: visit.mark(content.theme, language), others: facts.resembling.map(\.point))
    }

    /// What goes along with a decision: what the moderator saw.
    private var hidden: [DeskInput] {
        var inputs = [
            DeskInput(ReviewDraft.versionMember, "\(submission.version)"),
            DeskInput(SeenContent.field, SeenContent(facts.preview, themes: visit.themes).text),
        ]
        if submission.proposal.kind != .addition, let present = facts.preview.present {
            inputs.append(DeskInput(ReviewDraft.revisionMember, "\(present.revision)"))
        }
        return inputs
    }
}
