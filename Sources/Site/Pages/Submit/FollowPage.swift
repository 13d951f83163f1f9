package import OpenKaart

/// One submission, for who sent it in and has its edit link.
package struct FollowPage: SitePage {
    package static let template = "follow"

    /// Everything that the page tells.
    package struct Told: Sendable {
        package let submission: Submission
        package let reviews: [Review]
        package let email: EmailAddress?
        package let theme: ThemeMark?
        /// The record that it is about, when that is public.
        package let present: InitiativeContent?
        /// The path of this page, which holds the token.
        package let path: String

        package init(
            _ submission: Submission, reviews: [Review], email: EmailAddress?, theme: ThemeMark?,
            present: InitiativeContent?,
            path: String
        ) {
            self.submission = submission
            self.reviews = reviews
            self.email = email
            self.theme = theme
            self.present = present
            self.path = path
        }
    }

    /// The parameter of the address that says what was done.
    package static let eventField = "gedaan"

    /// What was done just now.
    package enum Event: String, Sendable {
        case received = "ontvangen"
        case improved = "verbeterd"
        case withdrawn = "ingetrokken"
    }

    private let told: Told
    private let map: StaticMap?
    private let event: Event?
    /// The whole edit link, to be shown once.
    private let link: String?

    package init(_ told: Told, _ base: BaseMap, event: Event?, link: String?) {
        self.told = told
        map = told.submission.proposal.content.map { StaticMap(around: $0.point, base) }
        self.event = event
        self.link = event == .received ? link : nil
    }

    package var chapter: SiteChapter? { .submit }
    package var isLasting: Bool { false }
    package var scripts: [String] { link == nil ? [] : ["delen.js", "indienen.js"] }
    package func title(_ texts: TextCatalogue) -> String {
        texts.text(event == .received ? "follow-received-title" : "follow-title")
    }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let submission = told.submission
        let erased = submission.proposal.erasedAt != nil
        let statusKey = "follow-\(submission.status.rawValue)-\(submission.proposal.kind.rawValue)"
        var values: [String: Any] = [
            "reference": submission.id.description, "submittedAt": SiteDate(submission.submittedAt.description, texts),
            "version":
                (submission.version > 1
                ? texts.text("follow-version", ["n": texts.number(submission.version)]) : nil) as Any,
            "status": submission.status.rawValue, "statusName": texts.text("status-\(submission.status.rawValue)"),
            "explanation": texts.text(erased ? "follow-erased" : statusKey),
            "kindName": texts.text("kind-\(submission.proposal.kind.rawValue)"),
            "reviews": told.reviews.reversed().map { Decision($0, texts) }, "hasReviews": !told.reviews.isEmpty,
            "email": told.email?.secret ?? "", "hasEmail": told.email != nil,
            "download": frame.root + told.path + "/gegevens.json", "another": frame.address("/indienen"),
            "canImprove": canImprove, "improve": frame.address(told.path + "/wijzigen"),
            "improveText": texts.text(submission.status == .approved ? "follow-propose" : "follow-improve"),
            "canWithdraw": canWithdraw, "withdraw": frame.address(told.path + "/intrekken"),
            "isPublic": told.present != nil, "record": frame.address("/initiatieven/\(submission.initiativeID)"),
            "recordTitle": (submission.proposal.kind == .addition ? nil : told.present?.title) as Any,
            "isReceived": event == .received,
        ]
        if case .removal(_, let reason) = submission.proposal { values["reason"] = reason }
        if let event, event != .received {
            values["message"] = SiteMessage(.done, texts.text("follow-done-\(event.rawValue)"))
        }
        if let link {
            values["link"] = link
            if let drawing = QRDrawing(link) { values["qr"] = drawing }
        }
        if let content = submission.proposal.content, let theme = told.theme, let map {
            values["content"] = Shown(content)
            values["theme"] = theme
            values["map"] = map
            values["mapLabel"] = texts.text("preview-map-label", ["point": PlaceChoice.text(content.point)])
        }
        return values
    }

    /// What waits can be improved, and of what is public a change can be proposed.
    private var canImprove: Bool {
        guard told.submission.proposal.content != nil else { return false }
        return switch told.submission.status {
        case .submitted: true
        case .approved: told.present != nil
        case .rejected, .withdrawn: false
        }
    }

    private var canWithdraw: Bool { told.isWithdrawable }

    /// What was sent in.
    private struct Shown: Sendable {
        let title: String
        let description: String
        let organisation: String?
        let place: String?
        let url: String?
        let coordinates: String

        init(_ content: InitiativeContent) {
            title = content.title
            description = content.description
            organisation = content.organisation
            place = content.place
            url = content.url?.text
            coordinates = PlaceChoice.text(content.point)
        }
    }

    /// A decision, without who took it.
    private struct Decision: Sendable {
        let when: SiteDate
        let what: String
        let code: String?
        let reason: String?

        init(_ review: Review, _ texts: TextCatalogue) {
            when = SiteDate(review.at.description, texts)
            what = texts.text("status-\(review.decision.status.rawValue)")
            code = review.reasonCode.map { texts.text("why-\($0.rawValue)") }
            reason = review.reason
        }
    }
}

extension FollowPage.Told {
    /// What waits can be taken back, and what came on the map as it was sent in.
    package var isWithdrawable: Bool {
        guard submission.proposal.erasedAt == nil else { return false }
        return switch submission.status {
        case .submitted: true
        case .approved: submission.proposal.kind == .addition && present != nil
        case .rejected, .withdrawn: false
        }
    }
}
