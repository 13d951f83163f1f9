package import OpenKaart

/// Records as CSV (RFC 4180): comma, CRLF, UTF-8, point as decimal mark; written from their stored GeoJSON.
package enum CSVTable {
    /// The texts that free people wrote; codes, addresses and numbers need no guard against formulas.
    private static let guarded = Set([Member.title, Member.description, Member.organisation, Member.place])

    /// The columns: `id`, the properties, and the point behind the texts (design, "The record"), as `lon` and `lat` in degrees or
    /// `x` and `y` in metres.
    package static func columns(_ properties: Set<String>?, _ system: ReferenceSystem) -> [String] {
        func wanted(_ names: [String]) -> [String] { names.filter { properties?.contains($0) ?? true } }
        let point = system.axes == .eastingNorthing ? ["x", "y"] : [Member.longitude, Member.latitude]
        return [Member.id] + wanted(Member.texts) + point + wanted([Member.createdAt, Member.changedAt])
    }

    /// Appends the header.
    static func writeHeader(_ properties: Set<String>?, _ system: ReferenceSystem, into writer: inout ByteWriter) {
        writer.raw(columns(properties, system).joined(separator: ","))
        writer.raw("\r\n")
    }

    /// Appends the line of a record.
    ///
    /// - Parameter pair: its coordinates in the system, in its axis order; nothing when the stored ones will do.
    static func writeRow(
        _ feature: GeoJSONFeatureView, _ pair: SIMD2<Double>?, _ properties: Set<String>?, _ system: ReferenceSystem,
        into writer: inout ByteWriter
    ) {
        writer.raw(feature.id)
        var texts: [UnsafeRawBufferPointer?] = Array(repeating: nil, count: Member.publicProperties.count)
        var place = 0
        // The properties stand in this order too; some may be missing.
        feature.forEachProperty { name, value in
            while place < names.count, !name.elementsEqual(names[place]) { place += 1 }
            if place < names.count { texts[place] = value }
        }
        for (index, name) in Member.publicProperties.enumerated() {
            if index == Member.texts.count { writePoint(feature, pair, system, into: &writer) }
            guard properties?.contains(name) ?? true else { continue }
            writer.byte(UInt8(ascii: ","))
            if let text = texts[index] { writeField(text, isGuarded: guarded.contains(name), into: &writer) }
        }
        writer.raw("\r\n")
    }

    private static let names = Member.publicProperties.map { Array($0.utf8) }

    private static func writePoint(
        _ feature: GeoJSONFeatureView, _ pair: SIMD2<Double>?, _ system: ReferenceSystem, into writer: inout ByteWriter
    ) {
        writer.byte(UInt8(ascii: ","))
        guard let pair else { return writer.raw(feature.coordinates) }
        guard pair.x.isFinite, pair.y.isFinite else { return writer.raw(",") }
        // The columns have names, so the axis order of the system does not matter here.
        let (first, second) = system.axes == .latitudeLongitude ? (pair.y, pair.x) : (pair.x, pair.y)
        writer.number(first, system)
        writer.byte(UInt8(ascii: ","))
        writer.number(second, system)
    }

    private static func writeField(
        _ escaped: UnsafeRawBufferPointer, isGuarded: Bool, into writer: inout ByteWriter
    ) {
        if escaped.contains(UInt8(ascii: "\\")) {
            GeoJSONFeatureView.unescaped(escaped).withUnsafeBytes {
                writePlain($0, isGuarded: isGuarded, into: &writer)
            }
        } else {
            writePlain(escaped, isGuarded: isGuarded, into: &writer)
        }
    }

    private static func writePlain(_ text: UnsafeRawBufferPointer, isGuarded: Bool, into writer: inout ByteWriter) {
        let mark = isGuarded && CSVGuard.startsLikeFormula(text) ? "'" : ""
        guard text.contains(where: mustQuote) else {
            writer.raw(mark)
            return writer.raw(text)
        }
        writer.byte(UInt8(ascii: "\""))
        writer.raw(mark)
        for character in text {
            if character == UInt8(ascii: "\"") { writer.byte(character) }
            writer.byte(character)
        }
        writer.byte(UInt8(ascii: "\""))
    }

    private static func mustQuote(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
}
