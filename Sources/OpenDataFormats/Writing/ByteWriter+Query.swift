extension ByteWriter {
    /// Appends text as a value of a query: everything but letters, digits and `-._~` as %XX (RFC 3986, section 2.1).
    ///
    /// - Parameter keepsCommas: for lists, which people read.
    package mutating func percentEncoded(_ text: String, keepsCommas: Bool = false) {
        func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                true
            default: keepsCommas && byte == UInt8(ascii: ",")
            }
        }
        // Numbers and names of themes need no encoding, and are all that the hot path sees.
        if text.utf8.allSatisfy(isPlain) { return raw(text) }
        for byte in text.utf8 {
            if isPlain(byte) {
                self.byte(byte)
            } else {
                self.byte(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 0xF] {
                    self.byte(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
                }
            }
        }
    }
}
