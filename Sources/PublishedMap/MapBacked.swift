package import OpenDataFormats

/// Records that may be all those of a version of the map, so that who needs the map itself need not put it together again.
package protocol MapBacked: FeatureSource {
    /// The version that they are; nothing when they are a part of one.
    var whole: MapState? { get }
}
