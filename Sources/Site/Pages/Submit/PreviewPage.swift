package import OpenKaart

/// What a sender looks at before it is sent: what becomes public, what does not, and what to look at once more.
package struct PreviewPage: SitePage {
    package static let template = "submit-preview"

    /// What the preview shows; each is a plain value.
    package struct Content: Sendable {
        let title: String
        let description: String
        let theme: ThemeMark
        let organisation: String?
        let place: String?
        let url: String?
        let coordinates: String
        let map: StaticMap

        package init(_ content: InitiativeContent, _ theme: ThemeMark, _ base: BaseMap) {
            title = content.title
            description = content.description
            self.theme = theme
            organisation = content.organisation
            place = content.place
            url = content.url?.text
            coordinates = PlaceChoice.text(content.point)
            map = StaticMap(around: content.point, base)
        }
    }

    private let form: FormState
    private let setup: SubmitSetup
    private let content: Content?
    private let warnings: [SubmissionWarning]
    private let duplicates: [Duplicate]
    private let found: String?
    private let refusal: String?

    /// - Parameters:
    ///   - form: what was filled in; it goes along unseen.
    ///   - content: nothing for a removal.
    ///   - found: the name by which the point was found.
    ///   - refusal: the key of why it was not taken, when it was sent before.
    package init(
        _ form: FormState, _ setup: SubmitSetup, content: Content?, warnings: [SubmissionWarning] = [],
        duplicates: [Duplicate] = [], found: String? = nil, refusal: String? = nil
    ) {
        self.form = form
        self.setup = setup
        self.content = content
        self.warnings = warnings
        self.duplicates = duplicates
        self.found = found
        self.refusal = refusal
    }

    package var chapter: SiteChapter? { .submit }
    package var isLasting: Bool { false }
    package var hasErrors: Bool { refusal != nil }
    package var scripts: [String] { ["indienen.js"] }
    package func title(_ texts: TextCatalogue) -> String {
        texts.text(setup.purpose.isRemoval ? "preview-removal-title" : "preview-title")
    }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let email = form.value(Member.email)
        var values: [String: Any] = [
            "action": setup.action, "hidden": HiddenField.kept(form, Self.names) + HiddenField.subject(setup.purpose),
            "settings": FrameValues.block(SubmitSettings(setup, frame, texts).document),
            "record": setup.purpose.record?.title as Any,
            "reason": setup.purpose.isRemoval ? form.value(Member.reason) : "",
            "isRemoval": setup.purpose.isRemoval,
            "email": email, "hasEmail": !email.isEmpty,
            "warnings": warnings.map { Self.sentence($0, texts) }, "hasWarnings": !warnings.isEmpty,
            "duplicates": duplicates.map { Twin($0, frame, texts) }, "hasDuplicates": !duplicates.isEmpty,
            "found": found.map { texts.text("preview-found", ["name": $0]) } as Any,
            "message": refusal.map { SiteMessage(.fault, texts.text($0)) } as Any,
        ]
        if let content {
            values["content"] = content
            // The map wants these beside it.
            values["map"] = content.map
            values["theme"] = content.theme
            values["mapLabel"] = texts.text("preview-map-label", ["point": content.coordinates])
        }
        return values
    }

    /// Every field that a sender fills in, and those that go along.
    private static let names =
        Member.texts + [
            SubmitField.point, Member.email, Member.reason, Member.formTicket, SubmitField.proof, Member.trap,
        ]

    static func sentence(_ warning: SubmissionWarning, _ texts: TextCatalogue) -> String {
        texts.language == .dutch ? warning.detail : texts.text("warning-\(warning.kind.rawValue)")
    }

    /// A record that looks like it.
    struct Twin: Sendable {
        let title: String
        let href: String
        let why: String

        init(_ duplicate: Duplicate, _ frame: SiteFrame, _ texts: TextCatalogue) {
            title = duplicate.title
            href = frame.address("/initiatieven/\(duplicate.id)")
            why =
                texts.language == .dutch
                ? duplicate.reasons.joined(separator: ". ") + "." : Self.distance(duplicate, texts)
        }

        private static func distance(_ duplicate: Duplicate, _ texts: TextCatalogue) -> String {
            duplicate.distance < 1_000
                ? texts.text("submit-metres", ["n": texts.number(Int(duplicate.distance.rounded()))])
                : texts.text("submit-kilometres", ["n": texts.number(Int((duplicate.distance / 1_000).rounded()))])
        }
    }
}
