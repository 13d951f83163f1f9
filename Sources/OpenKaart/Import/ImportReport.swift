/// How many rows of a file became what.
package struct ImportReport: Hashable, Sendable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var rejected = 0
    /// Rows left out because they are likely the same as what is there.
    package var skipped = 0
    /// How many of the new ones are likely the same as what is there; they were taken.
    package var likelyDuplicates = 0

    package init() {}

    /// All rows that were seen.
    package var total: Int { new + changed + unchanged + rejected + skipped }
}

/// What became of one row of a file.
package struct ImportedRow: Sendable {
    /// The physical line on which the row begins.
    package let line: Int
    /// Nothing when the row could not be judged good.
    package let id: InitiativeID?
    package let fate: Fate
    /// What a new or skipped row is likely the same as.
    package let duplicates: [ImportDuplicate]

    /// What became of it.
    package enum Fate: Sendable {
        case new, changed, unchanged
        /// Left out, for it is likely the same as what is there.
        case skipped
        case rejected([Problem])
    }
}

extension ImportReport {
    /// Counts one row more.
    mutating func count(_ row: ImportedRow) {
        switch row.fate {
        case .new:
            new += 1
            likelyDuplicates += row.duplicates.isEmpty ? 0 : 1
        case .changed: changed += 1
        case .unchanged: unchanged += 1
        case .skipped: skipped += 1
        case .rejected: rejected += 1
        }
    }
}
