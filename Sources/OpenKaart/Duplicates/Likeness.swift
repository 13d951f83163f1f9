/// How likely it is that two records are of one initiative, and why.
///
/// With t the likeness of the titles (`TitleLikeness`), u what the addresses tell (`AddressLikeness`), and d the distance in metres:
///
///     score = (1 - (1 - t) · (1 - u)) · c / (1 + (d / r)²)
///
/// So either the title or the address can tell, and both more than one; and distance takes away. The reach r, at which half is left,
/// is 3 km, for people put the same initiative at the town hall, at their own door or in the middle of town. It grows with t and with
/// how much the common words tell, and with u: "Buurtbegroting" in the next town is another one, the same rare name with the same
/// site is not. What speaks against it, c, is 1, and less when the titles have other numbers (0.4), the records are of other kinds of
/// public bodies (0.6), or their addresses differ (0.85).
///
/// The same both ways; 1 for records that say the same in the same place; never rises with distance.
package struct Likeness: Sendable {
    /// 0…1.
    package let score: Double
    /// Metres.
    package let distance: Double
    let title: TitleLikeness
    let address: AddressLikeness
    let hasSameTitle: Bool
    let hasSameOrganisation: Bool

    /// From this score on two records are shown as likely duplicates.
    ///
    /// On the labelled pairs that are for tuning (`Tests/data/duplicates.csv`) 95 % of the copies are above it, and
    /// hardly any of the real neighbours. Anything from 0.4 to 0.6 does nearly as well.
    package static let threshold = 0.5

    /// Compares two records. Hot path. Complexity: that of `WordPairing`.
    package init(_ one: Comparand, _ other: Comparand, weights: WordWeights) {
        title = TitleLikeness(one, other, weights: weights)
        address = AddressLikeness(one, other)
        distance = one.point.distance(to: other.point)
        hasSameTitle = one.title.whole == other.title.whole
        hasSameOrganisation =
            !one.organisation.letters.isEmpty && one.organisation.letters == other.organisation.letters
        let same = 1 - (1 - title.value) * (1 - address.value)
        let steps = distance / Self.reach(title, address)
        score = same * Self.doubt(one, other, title, address) / (1 + steps * steps)
    }

    /// Metres at which half of the score is left.
    private static func reach(_ title: TitleLikeness, _ address: AddressLikeness) -> Double {
        let sureness = title.value * title.value * title.value * title.value
        return 3_000 * (1 + sureness * (1.5 * max(0, title.rareWords - 1) + 35 * address.value))
    }

    /// What is left of the score by what speaks against it, 0…1.
    private static func doubt(
        _ one: Comparand, _ other: Comparand, _ title: TitleLikeness, _ address: AddressLikeness
    ) -> Double {
        var left = title.hasOtherNumbers ? 0.4 : 1
        if case .different = address { left *= 0.85 }
        let bodies = one.bodies & other.bodies
        if bodies == 0, one.bodies != 0, other.bodies != 0 { left *= 0.6 }
        return left
    }
}
