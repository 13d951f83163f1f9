package import OpenDataFormats
import OpenKaart

extension Depot {
    /// Makes the files of a version, or finds them made, and lets them be the current ones; those of other versions go, except from
    /// under who still reads them. Blocks: half a minute at a million records.
    ///
    /// - Parameter isOutdated: whether records were purged that the source still has; asked when nobody else can change the folder
    ///   any more.
    /// - Returns: the edition; nothing when it was outdated.
    /// - Throws: `FileError`, or what the source throws. What was there stays.
    @discardableResult
    package func publish(
        _ source: some FeatureSource, by maker: EditionMaker, unless isOutdated: () throws -> Bool = { false }
    ) throws -> Edition? {
        try alone {
            guard try !isOutdated() else { return nil }
            let path = path(of: source.version)
            if let edition = Edition(folder: path), edition.manifest.version == source.version,
                edition.manifest.maker == maker.maker, edition.isComplete
            {
                take(edition)
            } else {
                let start = ContinuousClock.now
                try make(path) { try maker.fill($0, with: source) }
                take(Edition(folder: path))
                work.noteMade(in: ContinuousClock.now - start)
            }
            for other in versionFolders() where other != path { Folders.remove(other) }
            return current
        }
    }

    /// Fills a folder aside and puts it in its place, whole or not at all.
    func make(_ path: String, fill: (String) throws -> Void) throws {
        let made = try aside()
        do {
            try fill(made)
            try Folders.move(made, to: path)
        } catch {
            Folders.remove(made)
            throw error
        }
    }
}
