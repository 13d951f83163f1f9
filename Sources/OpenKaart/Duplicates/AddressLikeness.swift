/// What two web addresses say about whether two records are of one initiative.
enum AddressLikeness: Sendable {
    /// The same page of a site that is not that of a whole organisation.
    case samePage
    /// The same page of a site with many initiatives on it. It may list a series: ten tables, one page.
    case sharedPage
    /// The home page of one site, which is not that of a whole organisation.
    case sameSite
    /// Two pages of such a site, or its home page and a page.
    case otherPage
    /// One site with many initiatives on it, or no address to compare with.
    case nothing
    /// Two pages of a site with many initiatives on it, or two sites.
    case different

    /// Complexity: O(length).
    init(_ one: Comparand, _ other: Comparand) {
        guard let own = one.address, let others = other.address else {
            self = .nothing
            return
        }
        let isGeneral = one.hasGeneralHost || other.hasGeneralHost
        if own.hostKey != others.hostKey {
            self = isGeneral ? .nothing : .different
        } else if own.key == others.key {
            self =
                own.hasPath ? isGeneral ? .sharedPage : .samePage : isGeneral ? .nothing : .sameSite
        } else if isGeneral {
            self = own.hasPath && others.hasPath ? .different : .nothing
        } else {
            self = .otherPage
        }
    }

    /// How surely the addresses alone tell that the initiatives are the same, 0…1.
    var value: Double {
        switch self {
        case .samePage: 0.6
        case .sharedPage, .sameSite: 0.45
        case .otherPage: 0.25
        case .nothing, .different: 0
        }
    }
}
