/// Where a page of an ordered list ended: what its last record had in each sort key, and its place in the total order of lists.
///
/// It depends on that record alone, so that paging survives other records coming and going.
package struct ListPosition: Hashable, Sendable {
    /// One for each sort key, or the score of a search.
    package let values: [Value]
    package let key: PageKey

    package init(values: [Value] = [], key: PageKey) {
        self.values = values
        self.key = key
    }

    /// The value of a sort key.
    package enum Value: Hashable, Sendable {
        /// Seconds since 1970, or a score.
        case number(Int64)
        /// Nothing for a record without the property.
        case text(String?)
    }
}
