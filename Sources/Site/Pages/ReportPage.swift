import OpenKaart

/// "This is not right": the form of a report on an initiative.
package struct ReportPage: SitePage {
    package static let template = "report"

    private let initiative: InitiativeView
    private let form: FormState
    private let refusal: String?

    /// - Parameter refusal: the key of why it was not taken, when it was sent before.
    package init(_ initiative: InitiativeView, form: FormState, refusal: String? = nil) {
        self.initiative = initiative
        self.form = form
        self.refusal = refusal
    }

    package var isLasting: Bool { false }
    package var hasErrors: Bool { form.hasProblems || refusal != nil }
    package var scripts: [String] { ["formulier.js"] }
    package func title(_ texts: TextCatalogue) -> String { texts.text("report-title") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let reasons = Report.Reason.allCases.map {
            FormField.Option($0.rawValue, texts.text("reason-\($0.rawValue)"))
        }
        return [
            "about": initiative.title, "theme": initiative.theme,
            "back": frame.address("/initiatieven/\(initiative.id)"),
            "action": frame.address(frame.path), "summary": form.summary(texts) as Any,
            "message": refusal.map { SiteMessage(.fault, texts.text($0)) } as Any,
            "hidden": HiddenField.kept(form, [Member.formTicket]),
            "reason": FormField(ReportDraft.reasonMember, .choice(reasons), key: "report-reason", in: form, texts),
            "fields": [
                FormField(
                    ReportDraft.noteMember, .area(rows: 5), key: "report-note", hasHelp: true, isOptional: true,
                    limit: 2_000, in: form, texts),
                FormField(
                    Member.email, .line("email"), key: "report-email", hasHelp: true, isOptional: true,
                    autocomplete: "email", inputMode: "email", size: "middel", in: form, texts),
            ],
        ]
    }
}
