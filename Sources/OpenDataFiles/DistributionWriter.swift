import GeoPackage
package import OpenDataFormats
package import OpenKaart

/// Writes the records of a source as a file, in any form.
package struct DistributionWriter: Sendable {
    private let positions: any PositionTransformation
    private let tiles: any TileFileMaker
    private let licence: String
    private let variant: CSVVariant

    /// - Parameters:
    ///   - tiles: makes the file of tiles.
    ///   - licence: the address of the licence; files that can tell about themselves name it.
    ///   - variant: of CSV.
    package init(
        _ positions: any PositionTransformation, tiles: any TileFileMaker, licence: String,
        variant: CSVVariant = .standard
    ) {
        self.positions = positions
        self.tiles = tiles
        self.licence = licence
        self.variant = variant
    }

    /// Writes a file where there is none, and waits until it is on disk.
    ///
    /// - Throws: `FileError`, or what the source throws; what is there then is no whole file.
    package func write(_ distribution: Distribution, of source: some FeatureSource, to path: String) throws {
        switch distribution {
        case .geojson: try write(.geojson, source, path)
        case .geojsonl: try write(.geojsonl, source, path)
        case .csv: try write(.csv, source, path)
        case .gpkg:
            do {
                try GeoPackageFile.write(source, to: path, description: description(source.version))
            } catch let error as GeoPackageError {
                throw FileError(path, code: error.code)
            }
            try OwnFile(reading: path).synchronize()
        case .fgb:
            let file = try OwnFile(making: path)
            try FlatGeobufFile.write(source, description: description(source.version)) { try file.write($0, at: $1) }
            try file.synchronize()
        case .pmtiles: try tiles.write(source, description: description(source.version), to: path)
        }
    }

    private func write(_ form: ExportFormat, _ source: some FeatureSource, _ path: String) throws {
        let file = try OwnFile(making: path)
        try RecordWriter(form, variant: variant, positions: positions).writeFile(of: source) { try file.write($0) }
        try file.synchronize()
    }

    /// What a file says about itself; Dutch.
    private func description(_ version: MapVersion) -> String {
        "Versie \(version.sequence) van de kaart, van \(version.madeAt). Licentie: \(licence)"
    }
}
