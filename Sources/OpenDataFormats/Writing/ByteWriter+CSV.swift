extension ByteWriter {
    /// Appends fields as a line of CSV (RFC 4180): commas, CR LF, quotes where they must be. Texts are kept from being run as formulas.
    package mutating func csvLine(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { byte(ASCII.comma) }
            csvField(field)
        }
        raw("\r\n")
    }

    private mutating func csvField(_ text: String) {
        var text = text
        let isFormula = text.withUTF8 { CSVGuard.startsLikeFormula(UnsafeRawBufferPointer($0)) }
        let guarded = isFormula ? "'" + text : text
        let special: Set<UInt8> = [ASCII.comma, ASCII.quote, ASCII.lineFeed, ASCII.carriageReturn]
        guard guarded.utf8.contains(where: special.contains) else { return raw(guarded) }
        byte(ASCII.quote)
        raw(guarded.replacing("\"", with: "\"\""))
        byte(ASCII.quote)
    }
}
