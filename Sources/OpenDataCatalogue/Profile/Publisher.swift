package import OpenKaart

/// The organisation that answers for the data.
package struct Publisher: Hashable, Sendable {
    package let name: String
    /// Its address in the registers of the government (TOOI), such as `https://identifier.overheid.nl/tooi/id/gemeente/gm0363`;
    /// nothing when it has none.
    package let address: WebAddress?
    package let kind: Kind?

    package init(name: String, address: WebAddress? = nil, kind: Kind? = nil) {
        self.name = name
        self.address = address
        self.kind = kind
    }

    /// What sort of organisation it is (ADMS publisher types).
    package enum Kind: String, CaseIterable, Sendable {
        case localAuthority = "gemeente"
        case regionalAuthority = "provincie"
        case nationalAuthority = "rijk"
        case association = "stichting"
        case company = "bedrijf"
        case academic = "wetenschap"
        case privateIndividual = "persoon"

        /// The last part of its address in `http://purl.org/adms/publishertype/`.
        var code: String {
            switch self {
            case .localAuthority: "LocalAuthority"
            case .regionalAuthority: "RegionalAuthority"
            case .nationalAuthority: "NationalAuthority"
            case .association: "NonProfitOrganisation"
            case .company: "Company"
            case .academic: "Academia-ScientificOrganisation"
            case .privateIndividual: "PrivateIndividual(s)"
            }
        }
    }
}
