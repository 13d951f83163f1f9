package import OpenDataFormats

/// Makes the file with all vector tiles of some records. A port: what a tile shows is a matter of the map, which this module does not
/// know.
package protocol TileFileMaker: Sendable {
    /// Writes a file where there is none, and waits until it is on disk. Records that are the same, in whatever order, give the same
    /// bytes.
    ///
    /// - Parameter description: what the file says about itself.
    /// - Throws: `FileError`, or what the source throws; what is there then is no whole file.
    func write(_ source: some FeatureSource, description: String, to path: String) throws
}
