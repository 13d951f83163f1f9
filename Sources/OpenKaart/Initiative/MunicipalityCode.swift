/// The code of a municipality as Statistics Netherlands gives it: `GM` and four digits.
package struct MunicipalityCode: Hashable, Sendable {
    package let text: String

    /// Takes a code as it is written, or nothing.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count == 6, text.hasPrefix("GM"),
            bytes.dropFirst(2).allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        self.text = text
    }
}
