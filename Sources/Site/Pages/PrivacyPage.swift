import OpenKaart

/// What the map keeps of people, for how long, and what they can ask.
package struct PrivacyPage: SitePage {
    package static let template = "privacy"
    let host: SiteOperator

    package init(_ host: SiteOperator) {
        self.host = host
    }

    package func title(_ texts: TextCatalogue) -> String { texts.text("privacy-title") }
    package func summary(_ texts: TextCatalogue) -> String? { texts.text("privacy-summary") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let retention = host.retention
        var values: [String: Any] = [
            "who": ContactLines(host, texts),
            "email": texts.text("privacy-email", count: retention.contactDays),
            "undecided": texts.text("privacy-undecided", count: retention.undecidedDays),
            "reports": texts.text("privacy-reports", count: retention.reportTerm.days),
            "authority": "https://autoriteitpersoonsgegevens.nl/een-tip-of-klacht-indienen-bij-de-ap",
        ]
        values["privacyContact"] = host.privacyContact
        return values
    }
}

/// How accessible the site is, and what was tested.
package struct AccessibilityPage: SitePage {
    package static let template = "accessibility"
    let host: SiteOperator

    package init(_ host: SiteOperator) {
        self.host = host
    }

    package func title(_ texts: TextCatalogue) -> String { texts.text("access-title") }
    package func summary(_ texts: TextCatalogue) -> String? { texts.text("access-summary") }

    package func values(_ frame: SiteFrame, _ texts: TextCatalogue) -> [String: Any] {
        let statement = host.accessibility
        var values: [String: Any] = [
            "who": ContactLines(host, texts), "status": texts.text(statement.status.key),
            // What is said with an audit behind it stands in the register.
            "isUnaudited": statement.register == nil,
        ]
        values["register"] = statement.register?.text
        return values
    }
}
