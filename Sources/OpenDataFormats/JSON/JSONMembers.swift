/// The members of a JSON object with their values in the bytes in which they stand.
///
/// For passing a value on as it is: a number that is read and written again may look different.
package struct JSONMembers {
    private var values: [String: [UInt8]] = [:]

    /// Takes the bytes of one object apart; the values are checked by brackets and strings only.
    ///
    /// - Returns: nothing when the bytes are no object, or a name occurs twice.
    package init?(_ bytes: [UInt8]) {
        let isWhole = bytes.withUnsafeBytes { read($0) }
        guard isWhole else { return nil }
    }

    /// The bytes of a value; nothing when there is no such member.
    package subscript(name: String) -> [UInt8]? { values[name] }

    /// A value that is a string.
    package func text(_ name: String) -> String? {
        guard let bytes = values[name], case .string(let text)? = try? JSONParser.parse(bytes) else { return nil }
        return text
    }

    /// A value that is a whole number.
    package func integer(_ name: String) -> Int? {
        guard let bytes = values[name], case .number(let number)? = try? JSONParser.parse(bytes) else { return nil }
        return Int(exactly: number)
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var at = 0
        var lines = LineCounter()
        func skipWhitespace() {
            while at < bytes.count, bytes[at] <= ASCII.space { at += 1 }
        }
        func take(_ byte: UInt8) -> Bool {
            skipWhitespace()
            guard at < bytes.count, bytes[at] == byte else { return false }
            at += 1
            return true
        }
        func value() -> [UInt8]? {
            skipWhitespace()
            var scanner = JSONValueScanner(allowsLineBreaks: true)
            guard case .ended(let end) = scanner.scan(bytes, from: at, lines: &lines) else { return nil }
            defer { at = end }
            return Array(bytes[at..<end])
        }
        func isAtEnd() -> Bool {
            skipWhitespace()
            return at == bytes.count
        }
        guard take(ASCII.openBrace) else { return false }
        repeat {
            if values.isEmpty, take(ASCII.closeBrace) { return isAtEnd() }
            guard let name = value(), case .string(let name)? = try? JSONParser.parse(name), take(ASCII.colon),
                let value = value(), values.updateValue(value, forKey: name) == nil
            else { return false }
        } while take(ASCII.comma)
        return take(ASCII.closeBrace) && isAtEnd()
    }
}
