/// What was done to bring an index up to date; for a log.
package enum CatchUp: Hashable, Sendable {
    case upToDate
    /// These records were touched.
    case followed(records: Int)
    /// The index was made anew, of this many records.
    case built(records: Int, because: Reason)
    /// Another process is at it.
    case busyElsewhere
    /// The index was closed meanwhile; what was done is undone.
    case closed

    /// Why an index was made anew.
    package enum Reason: Hashable, Sendable {
        case new
        /// It was made from another register, or from a later state of this one.
        case foreign
        case damaged
        /// Reading everything is quicker than following.
        case manyChanges
        /// It holds too many texts that no record has any more.
        case worn
        /// A record was purged, and nothing may be left of its words.
        case purged
    }
}
