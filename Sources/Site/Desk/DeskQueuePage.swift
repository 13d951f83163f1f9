package import OpenKaart

/// The submissions of one status, with filters, and a form to reject several at once.
package struct DeskQueuePage: DeskPage {
    package static let template = "desk-queue"
    package let visit: DeskVisit
    package let notice: DeskNotice?
    let view: QueueView
    let status: Submission.Status
    let filter: QueueFilter
    let number: Int
    /// How many submissions of this status there are; of more than the view holds, the rest is not looked at.
    let total: Int
    let form: FormState
    let chosen: Set<String>

    /// Rows on a page.
    package static let size = 25

    /// - Parameters:
    ///   - number: of the page, from 1.
    ///   - looked: how many submissions the view was made of, out of `total`.
    ///   - form: what was filled in to reject several; `chosen` are their ids.
    package init(
        _ visit: DeskVisit, _ view: QueueView, status: Submission.Status, filter: QueueFilter, number: Int, total: Int,
        notice: DeskNotice? = nil, form: FormState = FormState(), chosen: Set<String> = []
    ) {
        self.visit = visit
        self.notice = notice
        self.view = view
        self.status = status
        self.filter = filter
        self.number = number
        self.total = total
        self.form = form
        self.chosen = chosen
    }

    package var section: DeskSection? { .queue }
    package var hasErrors: Bool { form.hasProblems }
    package func title(_ texts: TextCatalogue) -> String { texts.text("desk-queue-title") }

    /// A submission in the list.
    struct Row: Sendable {
        let id: String
        let href: String
        let name: String
        let kind: String
        let kindName: String
        let theme: ThemeMark?
        let place: String?
        let moment: SiteMoment
        let warnings: [String]
        let hasWarnings: Bool
        let isSuspicious: Bool
        let isChosen: Bool
    }

    package func content(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let pages = max(1, (view.entries.count + Self.size - 1) / Self.size)
        let page = min(number, pages)
        let rows = view.entries.dropFirst((page - 1) * Self.size).prefix(Self.size).map { row($0, frame, texts) }
        let isWaiting = status == .submitted
        var values: [String: Any] = [
            "action": frame.address("/moderatie"), "rows": rows, "hasRows": !rows.isEmpty,
            "filters": filters(frame, texts), "text": filter.text ?? "", "isExplicit": frame.isExplicit,
            "language": frame.language.rawValue,
            "clear": frame.address("/moderatie"), "isFiltered": !filter.isEmpty || !isWaiting,
            "count": texts.text(
                "desk-count", count: view.entries.count, ["total": texts.number(total)]),
            "isWaiting": isWaiting && !rows.isEmpty, "rejectAction": frame.address("/moderatie/afwijzen"),
            "fields": rejectFields(texts),
            "pager": Pager(page: page, of: pages, texts) {
                frame.address("/moderatie", query + [("bladzijde", "\($0)")])
            },
        ]
        values["summary"] = form.summary(
            texts, anchors: [BulkRejectionDraft.idsMember: rows.first.map { "kies-\($0.id)" } ?? "reden"])
        values["order"] = isWaiting && !rows.isEmpty ? texts.text("desk-order") : nil
        values["cut"] =
            total > view.kinds.values.reduce(0, +)
            ? texts.text("desk-cut", ["count": texts.number(view.kinds.values.reduce(0, +))]) : nil
        return values
    }

    /// The address of the list as it is filtered.
    private var query: [(String, String)] {
        [
            ("q", filter.text), ("soort", filter.kind?.rawValue), ("thema", filter.theme?.text),
            ("waarschuwing", filter.warning?.rawValue), ("status", status == .submitted ? nil : status.rawValue),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    private func row(_ entry: QueueView.Entry, _ frame: SiteFrame, _ texts: TextCatalogue) -> Row {
        let (submission, content) = (entry.submission, entry.submission.proposal.content)
        let id = submission.id.description
        return Row(
            id: id, href: frame.address("/moderatie/inzendingen/\(id)"), name: DeskWords.title(of: submission, texts),
            kind: submission.proposal.kind.rawValue, kindName: DeskWords.kind(submission.proposal.kind, texts),
            theme: content.map { visit.mark($0.theme, frame.language) }, place: content?.place,
            moment: SiteMoment(submission.submittedAt, texts),
            warnings: Self.distinct(entry.score.warnings.map { DeskWords.warning($0.kind, texts) }),
            hasWarnings: !entry.score.warnings.isEmpty, isSuspicious: entry.score.value >= Self.suspicious,
            isChosen: chosen.contains(id))
    }

    /// From here on a submission is more likely nonsense than not.
    private static let suspicious = 0.5

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    private func filters(_ frame: SiteFrame, _ texts: TextCatalogue) -> [DeskChoice] {
        func counted(_ name: String, _ count: Int?) -> String { "\(name) (\(texts.number(count ?? 0)))" }
        let all = FormField.Option("", texts.text("desk-filter-all"))
        return [
            DeskChoice(
                "soort", texts.text("desk-filter-kind"),
                [all]
                    + Proposal.Kind.allCases.map {
                        .init($0.rawValue, counted(DeskWords.kind($0, texts), view.kinds[$0]))
                    }, chosen: filter.kind?.rawValue),
            DeskChoice(
                "thema", texts.text("desk-filter-theme"),
                [all]
                    + visit.themes.themes.map {
                        .init($0.slug.text, counted(ThemeMark($0, frame.language).name, view.themes[$0.slug]))
                    }, chosen: filter.theme?.text),
            DeskChoice(
                "waarschuwing", texts.text("desk-filter-warning"),
                [all]
                    + SubmissionWarning.Kind.allCases.filter { view.warnings[$0] != nil || filter.warning == $0 }.map {
                        .init($0.rawValue, counted(DeskWords.warning($0, texts), view.warnings[$0]))
                    }, chosen: filter.warning?.rawValue),
            DeskChoice(
                "status", texts.text("desk-filter-status"),
                Submission.Status.allCases.map { .init($0.rawValue, DeskWords.status($0, texts)) },
                chosen: status.rawValue),
        ]
    }

    private func rejectFields(_ texts: TextCatalogue) -> [FormField] {
        DeskRejection.fields(in: form, texts)
    }
}

/// A list to choose from in a filter.
struct DeskChoice: Sendable {
    let id: String
    let caption: String
    let options: [FormField.Option]

    init(_ id: String, _ caption: String, _ options: [FormField.Option], chosen: String?) {
        self.id = id
        self.caption = caption
        self.options = options.map { option in
            var option = option
            option.isChosen = option.value == chosen ?? ""
            return option
        }
    }
}

/// The fields of a rejection: of one submission, or of several.
enum DeskRejection {
    static func fields(in form: FormState, _ texts: TextCatalogue) -> [FormField] {
        let codes = Review.ReasonCode.allCases.map { FormField.Option($0.rawValue, DeskWords.reason($0, texts)) }
        return [
            FormField(
                ReviewDraft.reasonCodeMember,
                .select([FormField.Option("", texts.text("desk-choose-reason"))] + codes), key: "desk-code",
                isOptional: true, in: form, texts),
            FormField(
                ReviewDraft.reasonMember, .area(rows: 4), key: "desk-reason", hasHelp: true, isOptional: true,
                limit: TextLength.reason.maximum, in: form, texts),
        ]
    }
}
