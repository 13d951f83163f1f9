import OpenKaart

/// Where a moderator logs in. What was sent while the session had ended is kept in the page.
package struct DeskLoginPage: SitePage {
    package static let template = "desk-login"

    /// Why the page is shown.
    package enum Occasion: Sendable {
        case plain, loggedOut
        /// The session ended while somebody was working.
        case ended
    }

    let form: FormState
    let occasion: Occasion
    let target: String
    let kept: [DeskInput]

    /// - Parameters:
    ///   - target: the path to go to afterwards.
    ///   - kept: what was sent to it.
    package init(_ occasion: Occasion = .plain, form: FormState = FormState(), target: String, kept: [DeskInput] = []) {
        self.form = form
        self.occasion = occasion
        self.target = target
        self.kept = kept
    }

    package var isLasting: Bool { false }
    package var hasErrors: Bool { form.hasProblems }
    package var scripts: [String] { ["formulier.js"] }
    package func title(_ texts: TextCatalogue) -> String { texts.text("desk-login-title") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        var values: [String: Any] = [
            "action": frame.address("/moderatie/aanmelden"), "target": target, "kept": kept,
            "fields": [
                FormField(
                    "token", .line("password"), key: "desk-token", hasHelp: true, autocomplete: "current-password",
                    size: "middel", in: form, texts)
            ],
        ]
        values["summary"] = form.summary(texts)
        values["message"] =
            switch occasion {
            case .plain: nil
            case .loggedOut: SiteMessage(.done, texts.text("desk-logged-out"))
            case .ended: SiteMessage(.notice, texts.text(kept.isEmpty ? "desk-ended" : "desk-ended-kept"))
            }
        return values
    }
}

/// A field that goes along with a form unseen.
package struct DeskInput: Hashable, Sendable {
    let keptName: String
    let keptValue: String

    package init(_ name: String, _ value: String) {
        keptName = name
        keptValue = value
    }
}

/// After logging in anew: leads back to the form with what was filled in.
package struct DeskReturnPage: SitePage {
    package static let template = "desk-return"
    let target: String
    let csrf: String
    let kept: [DeskInput]

    package init(target: String, csrf: String, kept: [DeskInput]) {
        self.target = target
        self.csrf = csrf
        self.kept = kept
    }

    package var isLasting: Bool { false }
    package func title(_ texts: TextCatalogue) -> String { texts.text("desk-return-title") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        ["target": frame.address(target), "csrf": csrf, "kept": kept]
    }
}
