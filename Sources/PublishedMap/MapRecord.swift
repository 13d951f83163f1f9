import OpenDataFormats
import OpenKaart

/// A public record as the map keeps it: what questions ask about, and its GeoJSON.
struct MapRecord: Sendable {
    let key: PageKey
    let point: Coordinate
    let theme: ThemeSlug
    let createdAt: Timestamp
    let changedAt: Timestamp
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
        changedAt = initiative.changedAt
        organisation = initiative.content.organisation
        place = initiative.content.place
        municipalityCode = initiative.content.municipalityCode?.text
    }

    /// Puts together what was taken apart into columns.
    init(
        key: PageKey, point: Coordinate, theme: ThemeSlug, createdAt: Timestamp, changedAt: Timestamp,
        organisation: String?, place: String?, municipalityCode: String?, fragment: Fragment
    ) {
        self.key = key
        self.point = point
        self.theme = theme
        self.createdAt = createdAt
        self.changedAt = changedAt
        self.organisation = organisation
        self.place = place
        self.municipalityCode = municipalityCode
        self.fragment = fragment
    }

    /// Its GeoJSON, taken apart.
    var feature: GeoJSONFeatureView {
        GeoJSONFeatureView(UnsafeRawBufferPointer(start: fragment.start, count: fragment.count - 1))
    }

    /// Whether the record matches a filter.
    func matches(_ filter: InitiativeFilter, _ texts: TextFilter) -> Bool {
        (filter.area?.contains(point) ?? true) && (filter.themes.isEmpty || filter.themes.contains(theme))
            && (filter.created?.contains(createdAt) ?? true) && (filter.changed?.contains(changedAt) ?? true)
            && (filter.organisation == nil || filter.organisation == organisation)
            && (filter.place == nil || filter.place == place)
            && (filter.municipalityCode == nil || filter.municipalityCode == municipalityCode)
            && texts.matches(feature)
    }
}
