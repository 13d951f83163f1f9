import OpenDataFormats
import OpenKaart

extension GeoJSONFeatureView {
    /// The title as it was written.
    var titleText: String { String(decoding: Self.unescaped(title), as: UTF8.self) }
}
