package import OpenKaart

/// A record as a GeoJSON Feature (RFC 7946): coordinates are longitude, latitude in CRS84.
package enum GeoJSONFeature {
    /// Appends the Feature of a record. Members that the record does not have are left out.
    package static func write(_ initiative: Initiative, into writer: inout ByteWriter) {
        writeOpen(initiative, into: &writer)
        writer.raw("}")
    }

    /// The same without the last brace, for a Feature that gets more members.
    package static func writeOpen(_ initiative: Initiative, into writer: inout ByteWriter) {
        let content = initiative.content
        writer.raw(#"{"type":"Feature","id":""#)
        writer.raw(initiative.id.description)
        writer.raw(#"","geometry":"#)
        writePoint(content.point, into: &writer)
        writer.raw(#","properties":{"titel":"#)
        writer.jsonString(content.title)
        writer.jsonMember("omschrijving", content.description)
        writer.jsonMember("thema", content.theme.text)
        writer.jsonMember("organisatie", content.organisation)
        writer.jsonMember("plaats", content.place)
        writer.jsonMember("gemeentecode", content.municipalityCode?.text)
        writer.jsonMember("url", content.url?.text)
        writer.jsonMember("aangemaaktOp", initiative.createdAt.description)
        writer.jsonMember("gewijzigdOp", initiative.changedAt.description)
        writer.raw("}")
    }

    /// Appends a GeoJSON Point.
    package static func writePoint(_ point: Coordinate, into writer: inout ByteWriter) {
        writer.raw(#"{"type":"Point","coordinates":["#)
        writer.degrees(point.longitude)
        writer.byte(UInt8(ascii: ","))
        writer.degrees(point.latitude)
        writer.raw("]}")
    }
}
