import OpenKaart

/// Records as CSV (RFC 4180): CRLF, UTF-8, a header always; written from their stored GeoJSON.
struct CSVTable: Sendable {
    /// Of the coordinates in the columns of the point.
    private let system: ReferenceSystem
    private let variant: CSVVariant
    private let header: String
    /// For each public property: whether it is written, and whether it is guarded against formulas.
    private let isWanted: [Bool]

    init(_ properties: Set<String>?, _ system: ReferenceSystem, _ variant: CSVVariant) {
        self.system = system
        self.variant = variant
        let separator = variant == .excel ? ";" : ","
        header = Self.columns(properties, system).joined(separator: separator) + "\r\n"
        isWanted = Member.publicProperties.map { properties?.contains($0) ?? true }
    }

    /// The columns: `id`, the properties, and the point behind the texts (design, "The record"), as `lon` and `lat` in degrees or
    /// `x` and `y` in metres; then as `x_rd` and `y_rd` in metres of RD, unless that is what `x` and `y` are.
    static func columns(_ properties: Set<String>?, _ system: ReferenceSystem) -> [String] {
        func wanted(_ names: [String]) -> [String] { names.filter { properties?.contains($0) ?? true } }
        let point = system.axes == .eastingNorthing ? ["x", "y"] : [Member.longitude, Member.latitude]
        let rd = system == .rd ? [] : ["x_rd", "y_rd"]
        return [Member.id] + wanted(Member.texts) + point + rd + wanted([Member.createdAt, Member.changedAt])
    }

    /// Whether rows have RD metres beside the point.
    var hasRD: Bool { system != .rd }

    /// Appends the header.
    func writeHeader(into writer: inout ByteWriter) {
        if variant == .excel { writer.raw("\u{FEFF}") }
        writer.raw(header)
    }

    /// Appends the line of a record. Hot path.
    ///
    /// - Parameters:
    ///   - pair: its coordinates in the system, in its axis order; nothing when the stored ones will do.
    ///   - rd: its RD metres, not a number beyond the reach of RD; of use only when `hasRD`.
    ///   - row: room that is used again for the next record.
    func writeRow(
        _ feature: GeoJSONFeatureView, _ pair: SIMD2<Double>?, rd: SIMD2<Double>, _ row: inout Row,
        into writer: inout ByteWriter
    ) {
        writer.raw(feature.id)
        feature.readProperties(into: &row.texts)
        for index in 0..<row.texts.count {
            if index == Member.texts.count { writePoint(feature, pair, rd, into: &writer) }
            guard isWanted[index] else { continue }
            writer.byte(separator)
            if let text = row.texts[index] { writeField(text, isGuarded: Self.isGuarded[index], &row, into: &writer) }
        }
        writer.raw("\r\n")
    }

    /// What the writing of one row needs for a moment.
    struct Row {
        fileprivate var texts = [UnsafeRawBufferPointer?](repeating: nil, count: Member.publicProperties.count)
        fileprivate var unescaped = ByteWriter()
    }

    /// The texts that free people wrote; codes, addresses and numbers need no guard against formulas.
    private static let isGuarded = Member.publicProperties.map {
        [Member.title, Member.description, Member.organisation, Member.place].contains($0)
    }

    private var separator: UInt8 { UInt8(ascii: variant == .excel ? ";" : ",") }

    private func writePoint(
        _ feature: GeoJSONFeatureView, _ pair: SIMD2<Double>?, _ rd: SIMD2<Double>, into writer: inout ByteWriter
    ) {
        let start = writer.bytes.count
        writer.byte(UInt8(ascii: ","))
        if let pair {
            // The columns have names, so the axis order of the system does not matter here.
            let named = system.axes == .latitudeLongitude ? SIMD2(pair.y, pair.x) : pair
            write(named, system, into: &writer)
        } else {
            writer.raw(feature.coordinates)
        }
        if hasRD {
            writer.byte(UInt8(ascii: ","))
            write(rd, .rd, into: &writer)
        }
        guard variant == .excel else { return }
        writer.replace(from: start) { byte in
            switch byte {
            case UInt8(ascii: ","): UInt8(ascii: ";")
            case UInt8(ascii: "."): UInt8(ascii: ",")
            default: byte
            }
        }
    }

    /// Appends two cells; empty ones where a system has no reach.
    private func write(_ pair: SIMD2<Double>, _ system: ReferenceSystem, into writer: inout ByteWriter) {
        guard pair.x.isFinite, pair.y.isFinite else { return writer.raw(",") }
        writer.number(pair.x, system)
        writer.byte(UInt8(ascii: ","))
        writer.number(pair.y, system)
    }

    private func writeField(
        _ escaped: UnsafeRawBufferPointer, isGuarded: Bool, _ row: inout Row, into writer: inout ByteWriter
    ) {
        guard GeoJSONFeatureView.isEscaped(escaped) else {
            return writePlain(escaped, isGuarded: isGuarded, into: &writer)
        }
        row.unescaped.clear()
        GeoJSONFeatureView.unescape(escaped, into: &row.unescaped)
        row.unescaped.bytes.withUnsafeBytes { writePlain($0, isGuarded: isGuarded, into: &writer) }
    }

    private func writePlain(_ text: UnsafeRawBufferPointer, isGuarded: Bool, into writer: inout ByteWriter) {
        let isMarked = isGuarded && CSVGuard.startsLikeFormula(text)
        let special = ByteScan.first(
            of: separator, ASCII.quote, ASCII.lineFeed, ASCII.carriageReturn, in: text, from: 0)
        guard special < text.count else {
            if isMarked { writer.byte(UInt8(ascii: "'")) }
            return writer.raw(text)
        }
        writer.byte(ASCII.quote)
        if isMarked { writer.byte(UInt8(ascii: "'")) }
        var start = 0
        while true {
            let end = ByteScan.first(
                of: ASCII.quote, ASCII.quote, ASCII.quote, ASCII.quote, in: text, from: start)
            writer.raw(UnsafeRawBufferPointer(rebasing: text[start..<end]))
            guard end < text.count else { break }
            writer.raw("\"\"")
            start = end + 1
        }
        writer.byte(ASCII.quote)
    }
}
