extension Likeness {
    /// Why the records may be of one initiative, in Dutch, the weightiest first; at least the distance.
    package var reasons: [String] {
        [titleReason, addressReason, hasSameOrganisation ? "Dezelfde organisatie" : nil, placeReason].compactMap { $0 }
    }

    private var titleReason: String? {
        if hasSameTitle { return "Dezelfde titel" }
        switch title.value {
        case 0.75...: return "Vrijwel dezelfde titel"
        case 0.4...: return "De titels lijken op elkaar"
        default: return nil
        }
    }

    private var addressReason: String? {
        switch address {
        case .samePage, .sharedPage: "Hetzelfde webadres"
        case .sameSite, .otherPage: "Dezelfde website"
        case .nothing, .different: nil
        }
    }

    /// Of a kilometre.
    private var tenths: Int { Int((distance / 100).rounded()) }

    private var placeReason: String {
        switch distance {
        case ..<1: "Op dezelfde plek"
        case ..<999.5: "\(Int(distance.rounded())) meter verderop"
        case ..<9_950: "\(tenths / 10),\(tenths % 10) kilometer verderop"
        default: "\(Int((distance / 1_000).rounded())) kilometer verderop"
        }
    }
}
