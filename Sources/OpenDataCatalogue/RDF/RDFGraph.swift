/// Statements about resources (RDF 1.1 Concepts), in the order in which they were made; the same one counts once.
package struct RDFGraph: Hashable, Sendable {
    /// One statement.
    package struct Triple: Hashable, Sendable {
        package let subject: IRI
        package let predicate: IRI
        package let object: RDFTerm
    }

    package private(set) var triples: [Triple] = []
    private var known: Set<Triple> = []

    package init() {}

    /// States something of a resource.
    package mutating func add(_ subject: IRI, _ predicate: IRI, _ object: RDFTerm) {
        let triple = Triple(subject: subject, predicate: predicate, object: object)
        if known.insert(triple).inserted { triples.append(triple) }
    }

    /// States that a resource is of these kinds.
    package mutating func add(_ subject: IRI, a kinds: IRI...) {
        for kind in kinds { add(subject, Vocabulary.rdf["type"], .iri(kind)) }
    }

    /// The statements by subject and predicate, each where it was first mentioned.
    func grouped() -> [(subject: IRI, facts: [(predicate: IRI, objects: [RDFTerm])])] {
        var subjects: [(subject: IRI, facts: [(predicate: IRI, objects: [RDFTerm])])] = []
        var places: [IRI: Int] = [:]
        for triple in triples {
            let place = places[triple.subject] ?? subjects.count
            if place == subjects.count {
                places[triple.subject] = place
                subjects.append((triple.subject, []))
            }
            if let fact = subjects[place].facts.firstIndex(where: { $0.predicate == triple.predicate }) {
                subjects[place].facts[fact].objects.append(triple.object)
            } else {
                subjects[place].facts.append((triple.predicate, [triple.object]))
            }
        }
        return subjects
    }
}
