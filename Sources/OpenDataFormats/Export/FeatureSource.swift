package import OpenKaart

/// Public records of one version of the map, in the order of `PageKey`; can be read as often as needed.
package protocol FeatureSource: Sendable {
    var version: MapVersion { get }
    /// Gives all records, a batch at a time, so that memory does not grow with their number. May block on storage.
    ///
    /// The views are valid within the call only.
    func forEachBatch(_ body: ([GeoJSONFeatureView]) throws -> Void) throws
    /// How many records there are; a source that knows it otherwise need not read them.
    func count() throws -> Int
    /// Throws when the work is no longer wanted; for long work that does not go along `forEachBatch`.
    func checkCancellation() throws
}

extension FeatureSource {
    package func count() throws -> Int {
        var count = 0
        try forEachBatch { count += $0.count }
        return count
    }

    package func checkCancellation() throws {}
}
