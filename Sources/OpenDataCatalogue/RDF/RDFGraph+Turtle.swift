import OpenDataFormats

extension RDFGraph {
    /// The graph in Turtle (W3C RDF 1.1 Turtle), UTF-8.
    package var turtle: [UInt8] {
        var writer = ByteWriter(capacity: 16_384)
        for vocabulary in Vocabulary.all {
            writer.raw("@prefix \(vocabulary.prefix): <\(vocabulary.namespace)> .\n")
        }
        for (subject, facts) in grouped() {
            writer.raw("\n")
            Self.write(subject, into: &writer)
            for (index, fact) in facts.enumerated() {
                writer.raw(index == 0 ? "\n    " : " ;\n    ")
                if fact.predicate == Vocabulary.rdf["type"] {
                    writer.raw("a")
                } else {
                    Self.write(fact.predicate, into: &writer)
                }
                for (place, object) in fact.objects.enumerated() {
                    writer.raw(place == 0 ? " " : " , ")
                    Self.write(object, into: &writer)
                }
            }
            writer.raw(" .\n")
        }
        return writer.bytes
    }

    private static func write(_ iri: IRI, into writer: inout ByteWriter) {
        writer.raw(iri.compact ?? "<\(iri.text)>")
    }

    private static func write(_ term: RDFTerm, into writer: inout ByteWriter) {
        switch term {
        case .iri(let iri): write(iri, into: &writer)
        case .plain(let text): quote(text, into: &writer)
        case .text(let text, let language):
            quote(text, into: &writer)
            writer.raw("@\(language)")
        case .typed(let text, let datatype):
            quote(text, into: &writer)
            writer.raw("^^")
            write(datatype, into: &writer)
        }
    }

    /// A string on one line (Turtle, STRING_LITERAL_QUOTE and ECHAR).
    private static func quote(_ text: String, into writer: inout ByteWriter) {
        writer.raw("\"")
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": writer.raw("\\\"")
            case "\\": writer.raw("\\\\")
            case "\n": writer.raw("\\n")
            case "\r": writer.raw("\\r")
            case "\t": writer.raw("\\t")
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    writer.raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
                } else {
                    writer.raw(String(scalar))
                }
            }
        }
        writer.raw("\"")
    }
}
