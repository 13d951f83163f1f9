import OpenDataFormats
import OpenKaart

/// Reads from the GeoJSON of a record what is compared with others.
struct ComparandReader {
    private(set) var title = TitleWords.none
    private(set) var organisation = TitleWords.none
    private(set) var place = TitleWords.none
    private(set) var address: AddressKey?

    /// - Parameter names: whether organisation and place are wanted too.
    init(_ feature: GeoJSONFeatureView, names: Bool = true) {
        title = TitleWords(FoldedText(feature.title, isEscaped: true))
        feature.forEachProperty { name, value in
            switch name.count {
            case Self.organisation.count where names && Self.isSame(name, Self.organisation):
                organisation = TitleWords(FoldedText(value, isEscaped: true))
            case Self.place.count where names && Self.isSame(name, Self.place):
                place = TitleWords(FoldedText(value, isEscaped: true))
            // None of the signs that JSON escapes may stand in an address.
            case Self.url.count where Self.isSame(name, Self.url): address = AddressKey(value)
            default: break
            }
        }
    }

    /// All of it, at a point.
    func comparand(at point: Coordinate) -> Comparand {
        Comparand(title: title, organisation: organisation, place: place, address: address, point: point)
    }

    private static let organisation = Array(Member.organisation.utf8)
    private static let place = Array(Member.place.utf8)
    private static let url = Array(Member.url.utf8)

    private static func isSame(_ name: UnsafeRawBufferPointer, _ other: [UInt8]) -> Bool {
        other.withUnsafeBytes { name.elementsEqual($0) }
    }
}
