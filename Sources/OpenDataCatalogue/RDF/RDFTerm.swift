/// A resource or a literal (RDF 1.1 Concepts, section 3). There are no blank nodes: everything has an address, so that the same
/// description gives the same bytes.
package enum RDFTerm: Hashable, Sendable {
    case iri(IRI)
    case text(String, language: String)
    /// A literal of a datatype, in the form that the datatype asks for.
    case typed(String, IRI)
    /// A literal of `xsd:string`.
    case plain(String)
}

/// The name of a resource (RFC 3987).
package struct IRI: Hashable, Sendable {
    package let text: String

    /// Takes an address; what may not stand in one is encoded, so that no text can end it early (Turtle, IRIREF).
    package init(_ text: String) {
        self.text = text.unicodeScalars.reduce(into: "") { result, scalar in
            if Self.isAllowed(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                for byte in Array(String(scalar).utf8) {
                    let digits = String(byte, radix: 16, uppercase: true)
                    result += "%" + (digits.count == 1 ? "0" : "") + digits
                }
            }
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "\"", "{", "}", "|", "\\", "^", "`": false
        default: scalar.value > 0x20 && !scalar.properties.isWhitespace && !(0x7F...0x9F).contains(scalar.value)
        }
    }
}
