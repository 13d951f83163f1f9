extension JSONParser {
    /// Reads a number (RFC 8259 §6).
    ///
    /// The parser stands on a minus or a digit.
    ///
    /// - Throws: `JSONSyntaxError` for what the grammar does not allow and for a number that no double can hold.
    mutating func parseNumber() throws(JSONSyntaxError) -> Double {
        let start = offset
        if current == UInt8(ascii: "-") { offset += 1 }
        if current == UInt8(ascii: "0") {
            offset += 1
            if let byte = current, Self.isDigit(byte) {
                throw error("Een getal mag niet met een extra 0 beginnen. Haal de nul weg.", at: start)
            }
        } else {
            try skipDigits()
        }
        if current == UInt8(ascii: ".") {
            offset += 1
            try skipDigits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            offset += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
            try skipDigits()
        }
        // The standard library rounds correctly and knows no locale; the grammar above kept out "nan" and "0x1p3".
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw error("Dit getal is te groot. Gebruik een kleiner getal.", at: start)
        }
        return number
    }

    private mutating func skipDigits() throws(JSONSyntaxError) {
        guard let first = current, Self.isDigit(first) else {
            throw error(
                current == nil ? Self.endReason : "Hier hoort een cijfer te staan. Schrijf getallen als 52.37 of -1e5.")
        }
        while let byte = current, Self.isDigit(byte) { offset += 1 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
