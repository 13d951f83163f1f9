package import OpenKaart

/// The rows of a file, each with the initiatives that it is likely the same as: public ones, and earlier rows.
///
/// Rows of initiatives that are public already are no duplicates of anything. Takes memory for the map and for the rows.
package struct DuplicateFindingSource: ImportSource {
    private var source: any ImportSource
    private let map: MapState?
    private let index: DuplicateIndex?
    private var earlier: EarlierRows
    private let skipsDuplicates: Bool

    /// Looks through a file.
    ///
    /// - Parameters:
    ///   - published: the public map, loaded and indexed; nothing when nothing is public yet.
    ///   - skipsDuplicates: whether rows that are likely the same are left out, so that later ones are not held against them.
    package init(_ source: any ImportSource, beside published: PublishedMap?, skipsDuplicates: Bool) {
        self.source = source
        map = published?.current
        index = published?.duplicateIndex
        earlier = EarlierRows(weights: index?.weights ?? WordWeights(expecting: 100_000))
        self.skipsDuplicates = skipsDuplicates
    }

    package var columnNames: [String: String] { source.columnNames }

    package mutating func next() throws -> ImportEntry? {
        guard var entry = try source.next() else { return nil }
        guard case .success(let row) = entry.result, map?.answer(row.id) == nil else { return entry }
        let comparand = Comparand(row.content)
        let published = map?.likelyDuplicates(of: comparand, index: index) ?? []
        let found =
            published.map { ImportDuplicate($0, line: nil) }
            + earlier.likelyDuplicates(of: comparand, excluding: row.id)
        entry.duplicates = found.sorted { $0.duplicate.score > $1.duplicate.score }
        if !skipsDuplicates || found.isEmpty { earlier.add(row, comparand) }
        return entry
    }
}
