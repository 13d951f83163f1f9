package import OpenDataCatalogue
package import OpenKaart

/// Who runs this map and what they decided, as the pages about it tell.
package struct SiteOperator: Sendable {
    /// The organisation that answers for the map.
    package let organisation: String
    /// Where its address in a register is; nothing when it was not given.
    package let organisationAddress: String?
    /// Whom to ask; nothing when the operator named nobody.
    package let contact: Contact?
    /// The data protection officer or whoever answers questions about privacy, an e-mail address; nothing for `contact`.
    package let privacyContact: String?
    package let retention: Retention
    package let accessibility: AccessibilityStatement

    package init(
        organisation: String, organisationAddress: String? = nil, contact: Contact?, privacyContact: String? = nil,
        retention: Retention = Retention(), accessibility: AccessibilityStatement = AccessibilityStatement()
    ) {
        self.organisation = organisation
        self.organisationAddress = organisationAddress
        self.contact = contact
        self.privacyContact = privacyContact
        self.retention = retention
        self.accessibility = accessibility
    }

    /// How long things are kept, as configured.
    package struct Retention: Hashable, Sendable {
        /// Days that an e-mail address is kept after the decision.
        package let contactDays: Int
        /// Days that it is kept when nobody decides.
        package let undecidedDays: Int
        /// Working days to settle most reports in.
        package let reportTerm: Report.Term

        package init(contactDays: Int = 30, undecidedDays: Int = 180, reportTerm: Report.Term = Report.Term()) {
            self.contactDays = contactDays
            self.undecidedDays = undecidedDays
            self.reportTerm = reportTerm
        }
    }
}

/// How accessible the operator says that the site is (Besluit digitale toegankelijkheid overheid; the model of DigiToegankelijk).
package struct AccessibilityStatement: Hashable, Sendable {
    package let status: Status
    /// The statement in the national register; nothing when it is not there yet.
    package let register: WebAddress?

    package init(status: Status = .partly, register: WebAddress? = nil) {
        self.status = status
        self.register = register
    }

    /// The states of the register.
    package enum Status: String, CaseIterable, Sendable {
        case fully = "A"
        case partly = "B"
        case started = "C"
        case not = "D"

        /// The key of its text.
        var key: String { "access-status-\(rawValue.lowercased())" }
    }
}
