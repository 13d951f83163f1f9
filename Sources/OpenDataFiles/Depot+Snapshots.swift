package import OpenDataFormats
package import OpenKaart

extension Depot {
    /// Keeps the current files as those of a day, when there are none of that day and the version is another than that of the newest
    /// ones. Costs no room: the files are the same ones under a second name.
    ///
    /// - Parameter isOutdated: as for `publish`.
    /// - Returns: the snapshot, when one was made.
    @discardableResult
    package func keepDay(
        _ date: CivilDate, by maker: EditionMaker, unless isOutdated: () throws -> Bool = { false }
    ) throws -> Edition? {
        guard let edition = current, wants(edition.manifest.version, on: date) else { return nil }
        return try alone {
            guard try !isOutdated(), wants(edition.manifest.version, on: date), edition.isComplete else { return nil }
            try make(path(of: date)) { made in
                for file in edition.manifest.files {
                    for path in [edition.path(of: file.distribution), edition.gzipPath(of: file.distribution)] {
                        try Folders.link(path, as: made + path.dropFirst(edition.folder.count))
                    }
                }
                var manifest = edition.manifest
                manifest.date = date
                try maker.write(manifest, in: made)
            }
            return snapshot(of: date)
        }
    }

    /// Makes files of a day from a source of their own.
    ///
    /// - Parameters:
    ///   - replaces: whether files of that day that are there go.
    ///   - isOutdated: as for `publish`.
    /// - Returns: the snapshot; nothing when there was one, or it was outdated.
    package func makeSnapshot(
        _ source: some FeatureSource, on date: CivilDate, by maker: EditionMaker, replaces: Bool,
        unless isOutdated: () throws -> Bool = { false }
    ) throws -> Edition? {
        try alone {
            guard replaces || snapshot(of: date) == nil, try !isOutdated() else { return nil }
            try make(path(of: date)) { try maker.fill($0, with: source, date: date) }
            return snapshot(of: date)
        }
    }

    private func wants(_ version: MapVersion, on date: CivilDate) -> Bool {
        let dates = dates()
        guard let newest = dates.first else { return true }
        return newest < date && snapshot(of: newest)?.manifest.version != version
    }

    /// Removes snapshots, except the newest ones and the first one of each month.
    ///
    /// - Returns: the days that went.
    @discardableResult
    package func prune(keeping count: Int) throws -> [CivilDate] {
        guard !Self.superfluous(dates(), keeping: count).isEmpty else { return [] }
        return try alone {
            let days = Self.superfluous(dates(), keeping: count)
            for day in days { Folders.remove(path(of: day)) }
            return days
        }
    }

    /// Which days need not be kept.
    static func superfluous(_ dates: [CivilDate], keeping count: Int) -> [CivilDate] {
        let firsts = Dictionary(grouping: dates) { $0.year * 12 + $0.month }.values.compactMap { $0.min() }
        return dates.sorted(by: >).dropFirst(count).filter { !firsts.contains($0) }
    }
}
