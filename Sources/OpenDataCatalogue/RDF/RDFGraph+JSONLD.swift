package import OpenDataFormats

extension RDFGraph {
    /// The graph as JSON-LD 1.1: the context that it needs, and a node for each subject.
    package var jsonLD: JSONValue {
        [
            "@context": .object(Vocabulary.all.map { ($0.prefix, .string($0.namespace)) }),
            "@graph": .array(
                grouped().map { subject, facts in
                    .object(
                        [("@id", .string(subject.text))]
                            + facts.map { fact in
                                fact.predicate == Vocabulary.rdf["type"]
                                    ? ("@type", Self.list(fact.objects.compactMap(Self.kind)))
                                    : (Self.name(fact.predicate), Self.list(fact.objects.map(Self.value)))
                            })
                }),
        ]
    }

    private static func name(_ iri: IRI) -> String { iri.compact ?? iri.text }

    private static func kind(_ term: RDFTerm) -> JSONValue? {
        guard case .iri(let iri) = term else { return nil }
        return .string(name(iri))
    }

    private static func list(_ values: [JSONValue]) -> JSONValue { values.count == 1 ? values[0] : .array(values) }

    private static func value(_ term: RDFTerm) -> JSONValue {
        switch term {
        case .iri(let iri): ["@id": .string(iri.text)]
        case .plain(let text): .string(text)
        case .text(let text, let language): ["@value": .string(text), "@language": .string(language)]
        case .typed(let text, let datatype): ["@value": .string(text), "@type": .string(name(datatype))]
        }
    }
}
