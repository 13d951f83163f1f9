import OpenDataFormats
import OpenKaart

private let dcat = Vocabulary.dcat
private let dct = Vocabulary.dct
private let spdx = Vocabulary.spdx

extension Publication {
    func distribution(_ file: Manifest.File) -> IRI { addresses.resource("bestand-\(file.distribution.rawValue)") }
    var serviceDistribution: IRI { addresses.resource("bestand-api") }

    /// A file.
    func addDistribution(_ file: Manifest.File, into graph: inout RDFGraph) {
        let subject = distribution(file)
        let address = IRI(addresses.file(file.distribution, of: manifest.date))
        graph.add(subject, a: dcat["Distribution"])
        graph.describe(subject, file.distribution.title, "\(file.distribution.summary) \(file.distribution.audience).")
        graph.add(subject, dcat["accessURL"], .iri(address))
        graph.add(subject, dcat["downloadURL"], .iri(address))
        graph.add(address, a: Vocabulary.rdfs["Resource"])
        addTerms(to: subject, fileType: file.distribution.fileType, into: &graph)
        if let type = file.distribution.registeredType {
            graph.add(subject, dcat["mediaType"], .iri(EuropeanVocabulary.mediaType(type)))
            graph.add(EuropeanVocabulary.mediaType(type), a: dct["MediaType"])
        }
        graph.add(subject, dct["modified"], .moment(modifiedAt))
        graph.add(
            subject, dcat["byteSize"], .typed("\(file.byteCount)", Vocabulary.xsd["nonNegativeInteger"]))
        let sum = addresses.resource("controlegetal-\(file.distribution.rawValue)")
        graph.add(subject, spdx["checksum"], .iri(sum))
        graph.add(sum, a: spdx["Checksum"])
        graph.add(sum, spdx["algorithm"], .iri(spdx["checksumAlgorithm_sha256"]))
        graph.add(spdx["checksumAlgorithm_sha256"], a: spdx["ChecksumAlgorithm"])
        graph.add(sum, spdx["checksumValue"], .typed(file.sha256, Vocabulary.xsd["hexBinary"]))
        if let standard = file.distribution.standard { graph.add(subject, conformsTo: standard) }
        if file.distribution == .csv { graph.add(subject, conformsTo: addresses.document(.csvMetadata)) }
    }

    /// What the service gives by question.
    func addServiceDistribution(into graph: inout RDFGraph) {
        let subject = serviceDistribution
        graph.add(subject, a: dcat["Distribution"])
        graph.describe(
            subject, "API", "Vraag op gebied, thema, tijd en woorden. Voor programma's en kaarten die altijd het nieuwste tonen.")
        graph.add(subject, dcat["accessURL"], .iri(IRI(addresses.items)))
        graph.add(IRI(addresses.items), a: Vocabulary.rdfs["Resource"])
        graph.add(subject, dcat["accessService"], .iri(service))
        addTerms(to: subject, fileType: "GEOJSON", into: &graph)
        graph.add(subject, conformsTo: Self.featuresCore)
    }

    /// The API itself.
    func addService(into graph: inout RDFGraph) {
        graph.add(service, a: dcat["DataService"])
        graph.describe(
            service, "API: \(profile.title)",
            "De initiatieven per gebied, thema, tijd en woorden, als GeoJSON of CSV; en wat er veranderde. Volgt OGC API Features en de NLGov REST API Design Rules.")
        graph.add(service, dct["identifier"], .plain(service.text))
        addCommon(to: service, into: &graph)
        addSubject(to: service, into: &graph)
        graph.add(service, dcat["endpointURL"], .iri(IRI(addresses.api)))
        graph.add(IRI(addresses.api), a: Vocabulary.rdfs["Resource"])
        graph.add(service, dcat["endpointDescription"], .iri(IRI(addresses.apiDescription)))
        graph.add(IRI(addresses.apiDescription), a: Vocabulary.rdfs["Resource"])
        graph.add(service, dcat["servesDataset"], .iri(dataset))
        graph.add(service, Vocabulary.foaf["page"], page: addresses.apiDescription + "?f=html")
        graph.add(service, dcat["landingPage"], page: addresses.api + "?f=html")
        graph.add(service, conformsTo: Self.featuresCore)
        graph.add(service, conformsTo: "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs")
    }

    private static let featuresCore = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"

    private func addTerms(to subject: IRI, fileType: String, into graph: inout RDFGraph) {
        addLicence(to: subject, into: &graph)
        addLanguage(to: subject, into: &graph)
        let format = EuropeanVocabulary.fileType(fileType)
        graph.add(subject, dct["format"], .iri(format))
        graph.add(format, a: dct["MediaTypeOrExtent"])
        graph.add(subject, IRI("http://data.europa.eu/r5r/availability"), .iri(EuropeanVocabulary.available))
        graph.addConcept(EuropeanVocabulary.available, "beschikbaar")
    }
}
