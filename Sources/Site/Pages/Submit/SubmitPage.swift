import OpenDataFormats
import OpenKaart

/// The form with which anybody proposes something: filled in, or with what is wrong and all input kept.
package struct SubmitPage: SitePage {
    package static let template = "submit"

    private let form: FormState
    private let setup: SubmitSetup
    private let choices: [PlaceChoice]
    private let found: String?

    /// - Parameters:
    ///   - choices: places that were found by the name in the field.
    ///   - found: the name of the one place that was found or chosen.
    package init(_ form: FormState, _ setup: SubmitSetup, choices: [PlaceChoice] = [], found: String? = nil) {
        self.form = form
        self.setup = setup
        self.choices = choices
        self.found = found
    }

    package var chapter: SiteChapter? { .submit }
    package var isLasting: Bool { setup.purpose == .addition }
    package var hasErrors: Bool { form.hasProblems }
    package var hasMap: Bool { !setup.purpose.isRemoval }
    package var scripts: [String] {
        ["formulier.js"] + (setup.purpose.isRemoval ? [] : ["ondergrond.js", "plek.js"]) + ["indienen.js"]
    }
    package var connectsTo: String? { setup.purpose.isRemoval ? nil : setup.locationServer }
    package func title(_ texts: TextCatalogue) -> String { texts.text(setup.purpose.titleKey) }
    package func summary(_ texts: TextCatalogue) -> String? {
        setup.purpose == .addition ? texts.text("submit-summary") : nil
    }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        var values: [String: Any] = [
            "action": setup.action, "intro": texts.text(setup.purpose.introKey),
            "record": setup.purpose.record?.title as Any,
            "summary": form.summary(texts, anchors: [Member.theme: "thema-\(setup.themes.first?.slug.text ?? "")"])
                as Any,
            "hidden": hidden, "hasContent": !setup.purpose.isRemoval, "privacy": frame.address("/privacy"),
            "settings": FrameValues.block(SubmitSettings(setup, frame, texts).document),
            "email": email(texts),
        ]
        if let record = setup.purpose.record, !setup.purpose.isRemoval {
            values["removal"] = frame.address(
                "/indienen", [("initiatief", record.id), (Member.kind, Proposal.Kind.removal.rawValue)])
        }
        if setup.purpose.isRemoval {
            values["reason"] = FormField(
                Member.reason, .area(rows: 5), key: "submit-reason", hasHelp: true, limit: TextLength.reason.maximum,
                in: form,
                texts)
            return values
        }
        values["what"] = [
            FormField(
                Member.title, key: "submit-titel", hasHelp: true, limit: TextLength.title.maximum, in: form, texts),
            FormField(
                Member.description, .area(rows: 7), key: "submit-omschrijving", hasHelp: true,
                limit: TextLength.description.maximum, in: form, texts),
        ]
        values["theme"] = FormField(Member.theme, .choice(themes(texts.language)), key: "submit-thema", in: form, texts)
        values["point"] = FormField(SubmitField.point, key: "submit-plek", hasHelp: true, in: form, texts)
        values["place"] = FormField(
            Member.place, key: "submit-plaats", hasHelp: true, isOptional: true, limit: TextLength.place.maximum,
            autocomplete: "address-level2", size: "middel", in: form, texts)
        values["more"] = [
            FormField(
                Member.organisation, key: "submit-organisatie", hasHelp: true, isOptional: true,
                limit: TextLength.organisation.maximum, in: form, texts),
            FormField(
                Member.url, key: "submit-url", hasHelp: true, isOptional: true, inputMode: "url", in: form, texts),
        ]
        values["suggestions"] = setup.suggestions
        values["choices"] = choices
        values["hasChoices"] = !choices.isEmpty
        values["found"] = found.map { texts.text("submit-found", ["name": $0]) } as Any
        values["asksAddresses"] = setup.locationServer != nil
        return values
    }

    private func email(_ texts: TextCatalogue) -> FormField {
        FormField(
            Member.email, .line("email"), key: "submit-email", hasHelp: true, isOptional: true, autocomplete: "email",
            size: "middel", in: form, texts)
    }

    private func themes(_ language: Language) -> [FormField.Option] {
        setup.themes.map { theme in
            let mark = ThemeMark(theme, language)
            // The descriptions of the configuration are Dutch.
            return FormField.Option(
                mark.slug, mark.name, help: language == .dutch ? theme.description : nil, symbol: mark.symbol)
        }
    }

    /// What goes along unseen.
    private var hidden: [HiddenField] {
        HiddenField.kept(form, [Member.municipalityCode, Member.formTicket]) + subject
    }

    private var subject: [HiddenField] { HiddenField.subject(setup.purpose) }
}

/// A field that goes along unseen.
struct HiddenField: Sendable {
    let name: String
    let value: String

    /// What stands in some fields of a form.
    static func kept(_ form: FormState, _ names: [String]) -> [HiddenField] {
        names.compactMap { name in
            let value = form.value(name)
            return value.isEmpty ? nil : HiddenField(name: name, value: value)
        }
    }

    /// What a form is about.
    static func subject(_ purpose: SubmitPurpose) -> [HiddenField] {
        guard let record = purpose.record else { return [] }
        let kind: Proposal.Kind = purpose.isRemoval ? .removal : .change
        return [
            HiddenField(name: Member.kind, value: kind.rawValue),
            HiddenField(name: Member.initiativeID, value: record.id),
        ]
    }
}
