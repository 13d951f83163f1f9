/// A set of names that belong together, with the prefix that stands for it.
package struct Vocabulary: Hashable, Sendable {
    package let prefix: String
    package let namespace: String

    /// A name of the vocabulary.
    package subscript(_ name: String) -> IRI { IRI(namespace + name) }

    package static let adms = Vocabulary(prefix: "adms", namespace: "http://www.w3.org/ns/adms#")
    package static let dcat = Vocabulary(prefix: "dcat", namespace: "http://www.w3.org/ns/dcat#")
    package static let dct = Vocabulary(prefix: "dct", namespace: "http://purl.org/dc/terms/")
    package static let foaf = Vocabulary(prefix: "foaf", namespace: "http://xmlns.com/foaf/0.1/")
    package static let geo = Vocabulary(prefix: "geo", namespace: "http://www.opengis.net/ont/geosparql#")
    package static let owl = Vocabulary(prefix: "owl", namespace: "http://www.w3.org/2002/07/owl#")
    package static let rdf = Vocabulary(prefix: "rdf", namespace: "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
    package static let rdfs = Vocabulary(prefix: "rdfs", namespace: "http://www.w3.org/2000/01/rdf-schema#")
    package static let skos = Vocabulary(prefix: "skos", namespace: "http://www.w3.org/2004/02/skos/core#")
    package static let spdx = Vocabulary(prefix: "spdx", namespace: "http://spdx.org/rdf/terms#")
    package static let vcard = Vocabulary(prefix: "vcard", namespace: "http://www.w3.org/2006/vcard/ns#")
    package static let xsd = Vocabulary(prefix: "xsd", namespace: "http://www.w3.org/2001/XMLSchema#")

    /// Those that get a prefix in documents.
    static let all = [adms, dcat, dct, foaf, geo, owl, rdf, rdfs, skos, spdx, vcard, xsd]
}

extension IRI {
    /// `prefix:name`, for a name of a known vocabulary that needs no escaping.
    var compact: String? {
        for vocabulary in Vocabulary.all where text.hasPrefix(vocabulary.namespace) {
            let name = text.dropFirst(vocabulary.namespace.count)
            let isPlain = name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
            }
            if isPlain, let first = name.utf8.first, first >= 0x41 { return "\(vocabulary.prefix):\(name)" }
        }
        return nil
    }
}
