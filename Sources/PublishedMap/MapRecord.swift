import OpenDataFormats
import OpenKaart

/// A public record as the map keeps it: what questions ask about, and its GeoJSON.
struct MapRecord: Sendable {
    let key: PageKey
    let point: Coordinate
    let theme: ThemeSlug
    let createdAt: Timestamp
    let organisation: String?
    let place: String?
    let municipalityCode: String?
    var fragment: Fragment

    /// Writes the GeoJSON of a record with a comma behind it, and keeps the rest.
    init(_ initiative: Initiative, scratch: inout ByteWriter, into fragments: inout FragmentWriter) {
        scratch.clear()
        GeoJSONFeature.write(initiative, into: &scratch)
        scratch.byte(UInt8(ascii: ","))
        fragment = scratch.bytes.withUnsafeBytes { fragments.write($0) }
        key = initiative.pageKey
        point = initiative.content.point
        theme = initiative.content.theme
        createdAt = initiative.createdAt
        organisation = initiative.content.organisation
        place = initiative.content.place
        municipalityCode = initiative.content.municipalityCode?.text
    }

    /// Puts together what was taken apart into columns.
    init(
        key: PageKey, point: Coordinate, theme: ThemeSlug, createdAt: Timestamp, organisation: String?, place: String?,
        municipalityCode: String?, fragment: Fragment
    ) {
        self.key = key
        self.point = point
        self.theme = theme
        self.createdAt = createdAt
        self.organisation = organisation
        self.place = place
        self.municipalityCode = municipalityCode
        self.fragment = fragment
    }

    /// Whether the record matches a filter.
    func matches(_ filter: InitiativeFilter) -> Bool {
        (filter.box?.contains(point) ?? true) && (filter.themes.isEmpty || filter.themes.contains(theme))
            && (filter.created?.contains(createdAt) ?? true)
            && (filter.organisation == nil || filter.organisation == organisation)
            && (filter.place == nil || filter.place == place)
            && (filter.municipalityCode == nil || filter.municipalityCode == municipalityCode)
    }
}
