package import OpenDataFormats
package import OpenKaart

/// Two or more records in one cell.
package struct Cluster: Sendable {
    package let cell: CurveCell
    /// 2 or more.
    package let count: Int
    /// Degrees of longitude and latitude, 8 decimals: the weighted middle of the records, inside the cell and inside their box.
    package let position: SIMD2<Double>
    /// Degrees: west, south, east, north of the records, exactly.
    package let bounds: SIMD4<Double>
    /// The first level at which the records are in more than one cell; nothing when not even the smallest cells part them.
    package let splitLevel: Int?
    /// Where its counts per theme begin among those of the answer.
    let countStart: Int
}

/// A record that is alone in its cell.
///
/// Valid as long as the answer is.
package struct LoneRecord {
    /// Its GeoJSON, the same bytes as in a list.
    package let feature: GeoJSONFeatureView
    /// Degrees of longitude and latitude.
    package let position: SIMD2<Double>
    /// Which of the themes of the answer.
    package let theme: Int
}

/// What is drawn of one cell.
package enum MapElement {
    case single(LoneRecord)
    case cluster(Cluster)
}
