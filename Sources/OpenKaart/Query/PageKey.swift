/// The place of a record in the total order of lists: along the Hilbert curve, then by identity.
///
/// It depends on the record alone, so that paging survives restarts and other records coming and going.
package struct PageKey: Hashable, Comparable, Sendable {
    package let curve: CurveKey
    package let id: InitiativeID

    package init(curve: CurveKey, id: InitiativeID) {
        self.curve = curve
        self.id = id
    }

    package static func < (left: PageKey, right: PageKey) -> Bool {
        (left.curve, left.id) < (right.curve, right.id)
    }
}
