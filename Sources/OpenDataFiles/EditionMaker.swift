import OpenDataFormats
package import OpenKaart

/// Makes the files of a version, with what must be known for that.
package struct EditionMaker: Sendable {
    private let themes: ThemeCatalogue
    private let writer: DistributionWriter
    private let licence: String
    /// What the bytes depend on beside the records. Files that something else made are made anew.
    let maker: String

    /// - Parameters:
    ///   - tiles: makes the file of tiles.
    ///   - licence: the address of the licence.
    ///   - program: the program and its version.
    package init(
        _ themes: ThemeCatalogue, _ positions: any PositionTransformation, tiles: any TileFileMaker, licence: String,
        program: String
    ) {
        self.themes = themes
        writer = DistributionWriter(positions, tiles: tiles, licence: licence)
        self.licence = licence
        maker = ([program, positions.rdMethod.name] + Libraries.names + [licence]).joined(separator: ", ")
    }

    /// Fills a new folder.
    ///
    /// - Throws: `FileError`, or what the source throws; the folder is then half filled.
    func fill(
        _ folder: String, with source: some FeatureSource, date: CivilDate? = nil, purgedAt: Timestamp? = nil
    ) throws {
        let tally = try Tally(of: source)
        let files = try Distribution.allCases.map { distribution in
            let path = folder + "/" + distribution.fileName
            try writer.write(distribution, of: source, to: path)
            let (size, digest) = try FileCopies.pack(path)
            return Manifest.File(distribution: distribution, byteCount: size, sha256: digest)
        }
        try write(
            Manifest(
                version: source.version, count: tally.count, themes: tally.themes(themes), extent: tally.extent,
                created: tally.created, files: files, date: date, purgedAt: purgedAt, maker: maker),
            in: folder)
    }

    /// Writes the document that makes a folder an edition; the last file that comes in.
    func write(_ manifest: Manifest, in folder: String) throws {
        var document = ByteWriter(capacity: 4_096)
        document.json(manifest.json(licence: licence))
        let file = try OwnFile(making: folder + "/" + Edition.manifestName)
        try file.write(document.bytes)
        try file.synchronize()
    }
}
