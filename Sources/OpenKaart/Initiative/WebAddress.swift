/// An absolute http or https address without user information (RFC 3986), as the sender wrote it. The service never fetches it.
package struct WebAddress: Hashable, Sendable {
    package let text: String

    /// Takes an address, or says in Dutch what is wrong with it.
    package init(_ text: String) throws(Problem) {
        guard let schemeEnd = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            throw Self.mistake("'\(text.prefix(60))' is geen volledig webadres. Begin met https:// of http://.")
        }
        let scheme = text[..<schemeEnd].lowercased()
        guard scheme == "https" || scheme == "http" else {
            throw Self.mistake(
                "Een adres dat begint met '\(scheme.prefix(20)):' mag niet. Gebruik https:// of http://.")
        }
        let rest = text[text.index(after: schemeEnd)...]
        guard rest.hasPrefix("//") else {
            throw Self.mistake("Na '\(scheme):' horen twee schuine strepen, zoals in https://voorbeeld.nl.")
        }
        guard text.unicodeScalars.allSatisfy(Self.isAllowed) else {
            throw Self.mistake(
                "In het webadres staat een teken dat niet mag, zoals een spatie of <. Schrijf het als %20 of laat het weg."
            )
        }
        let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else {
            throw Self.mistake("In het webadres staat een gebruikersnaam (voor de @). Laat die weg.")
        }
        guard Self.isHost(authority) else {
            throw Self.mistake("De naam van de website in het webadres klopt niet: '\(authority.prefix(60))'.")
        }
        self.text = text
    }

    private init(stored text: String) {
        self.text = text
    }

    /// Takes an address that was judged before it was stored.
    package static func stored(_ text: String) -> WebAddress {
        WebAddress(stored: text)
    }

    // The signs that RFC 3986 leaves out; letters of other scripts are taken as they are (RFC 3987).
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "\"", "\\", "^", "`", "{", "|", "}": false
        default: scalar.isASCII ? scalar.value > 0x20 && scalar.value != 0x7F : !scalar.properties.isWhitespace
        }
    }

    private static func isHost(_ authority: Substring) -> Bool {
        if authority.hasPrefix("[") {  // an IPv6 address
            guard let end = authority.firstIndex(of: "]") else { return false }
            let inside = authority[authority.index(after: authority.startIndex)..<end]
            return inside.contains(":") && inside.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
                && isPort(authority[authority.index(after: end)...])
        }
        let host = authority.prefix { $0 != ":" }
        guard !host.isEmpty, host.utf8.count <= 253, isPort(authority[host.endIndex...]) else { return false }
        let name = host.hasSuffix(".") ? host.dropLast() : host
        return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.first != "-"
                && label.unicodeScalars.allSatisfy(Self.isLabelPart)
        }
    }

    private static func isLabelPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: !scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.generalCategory.isMarkOrNumber)
        }
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard let sign = text.first else { return true }
        guard sign == ":" else { return false }
        let digits = text.dropFirst()
        return digits.isEmpty || (digits.allSatisfy { ("0"..."9").contains($0) } && UInt16(digits) != nil)
    }

    private static func mistake(_ detail: String) -> Problem {
        Problem(member: Member.url, code: .invalid, detail: detail)
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isMarkOrNumber: Bool {
        switch self {
        case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
}
