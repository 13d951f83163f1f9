/// The name of the website in an address, with its labels as a browser may show them.
package struct HostName: Hashable, Sendable {
    /// As the sender wrote it, without the port.
    package let written: String
    /// The labels in Unicode, in lower case; nothing for one that says to be punycode but is not.
    let labels: [String?]

    /// The name in an address; nothing when that has a number in brackets instead.
    package init?(of address: WebAddress) {
        guard let slashes = address.text.range(ofSlashes: "//") else { return nil }
        let host = address.text[slashes...].unicodeScalars.prefix { !"/?#:[".unicodeScalars.contains($0) }
        guard !host.isEmpty else { return nil }
        written = String(host)
        labels = written.lowercased().split(separator: ".").map(Self.decoded)
    }

    /// The name in letters instead of punycode, for a person to read. Signs that are no part of a word become U+FFFD.
    package var readable: String {
        var text = String.UnicodeScalarView()
        for scalar in zip(labels, written.split(separator: ".")).map({ $0 ?? String($1) }).joined(separator: ".")
            .unicodeScalars
        {
            text.append(scalar == "." || Self.isLabelPart(scalar) ? scalar : "\u{FFFD}")
        }
        return String(text)
    }

    private static func decoded(_ label: Substring) -> String? {
        guard label.hasPrefix("xn--") else { return String(label) }
        guard let text = Punycode.decoded(label.dropFirst(4)), text.unicodeScalars.allSatisfy(isLabelPart),
            text.utf8.contains(where: { $0 >= 0x80 })
        else { return nil }
        return text
    }

    // A decoded label can hold what an address may not, such as signs that turn the direction of a text.
    private static func isLabelPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar == "-" || scalar == "_" || Sign.isWordPart(UInt8(scalar.value) | 0x20)
                || Sign.isDigit(UInt8(scalar.value))
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            !scalar.properties.isDefaultIgnorableCodePoint
        default: false
        }
    }
}

extension String {
    /// The place behind the first occurrence of two slashes.
    fileprivate func range(ofSlashes slashes: String) -> Index? {
        guard let first = utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let end = utf8.index(first, offsetBy: 2, limitedBy: utf8.endIndex)
        return end.flatMap { self[first..<$0] == slashes ? $0 : nil }
    }
}
