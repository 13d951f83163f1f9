package import OpenKaart

/// A record as a line of CSV (RFC 4180): comma, CRLF, UTF-8, point as decimal mark.
package enum CSVLine {
    /// The columns, in order (design, "The record"; the point as `lon` and `lat`).
    package static let columns =
        [Member.id] + Member.texts + [Member.longitude, Member.latitude, Member.createdAt, Member.changedAt]

    /// Appends the header.
    package static func writeHeader(into writer: inout ByteWriter) {
        writer.raw(columns.joined(separator: ","))
        writer.raw("\r\n")
    }

    /// Appends the line of a record. Free text is guarded against formulas; codes, addresses and numbers need no guard.
    package static func write(_ initiative: Initiative, into writer: inout ByteWriter) {
        let content = initiative.content
        writer.raw(initiative.id.description)
        field(CSVGuard.guarded(content.title), into: &writer)
        field(CSVGuard.guarded(content.description), into: &writer)
        field(content.theme.text, into: &writer)
        field(content.organisation.map(CSVGuard.guarded), into: &writer)
        field(content.place.map(CSVGuard.guarded), into: &writer)
        field(content.municipalityCode?.text, into: &writer)
        field(content.url?.text, into: &writer)
        writer.byte(UInt8(ascii: ","))
        writer.degrees(content.point.longitude)
        writer.byte(UInt8(ascii: ","))
        writer.degrees(content.point.latitude)
        field(initiative.createdAt.description, into: &writer)
        field(initiative.changedAt.description, into: &writer)
        writer.raw("\r\n")
    }

    private static func field(_ text: String?, into writer: inout ByteWriter) {
        writer.byte(UInt8(ascii: ","))
        guard let text else { return }
        guard text.utf8.contains(where: mustQuote) else { return writer.raw(text) }
        writer.byte(UInt8(ascii: "\""))
        for character in text.utf8 {
            if character == UInt8(ascii: "\"") { writer.byte(character) }
            writer.byte(character)
        }
        writer.byte(UInt8(ascii: "\""))
    }

    private static func mustQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
}
