import OpenDataFormats
package import OpenKaart

extension Depot {
    /// What became of records that had to be erased.
    package struct Erasure: Hashable, Sendable {
        /// The days whose files were made anew without them.
        package var days: [CivilDate] = []
        /// The days whose files are not as they were made, so that nobody can tell what is in them.
        package var damaged: [CivilDate] = []
    }

    /// Makes all files that hold one of these records anew without them, or removes them when they are made again anyway.
    ///
    /// - Throws: `FileError`; doing it again goes on with what is left.
    package func erase(_ ids: Set<InitiativeID>, at now: Timestamp, by maker: EditionMaker) throws -> Erasure {
        try alone {
            for path in versionFolders() {
                if let edition = Edition(folder: path), edition.isAsMade(.geojsonl),
                    try edition.lines().known(ids).isEmpty
                {
                    continue
                }
                Folders.remove(path)
                if let current, current.folder == path { forget(current) }
            }
            var erasure = Erasure()
            for date in dates() {
                guard let edition = snapshot(of: date) else { continue }
                guard edition.isAsMade(.geojsonl) else {
                    erasure.damaged.append(date)
                    continue
                }
                guard try !edition.lines().known(ids).isEmpty else { continue }
                let rest = try edition.lines(without: ids)
                try make(edition.folder) { try maker.fill($0, with: rest, date: date, purgedAt: now) }
                erasure.days.append(date)
            }
            return erasure
        }
    }
}

extension Edition {
    /// All records, or all but some.
    fileprivate func lines(without ids: Set<InitiativeID> = []) throws -> LinesFeatures {
        try LinesFeatures(path(of: .geojsonl), version: manifest.version, without: ids)
    }
}
