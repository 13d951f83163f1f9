import OpenDataFormats
import OpenKaart

private let dcat = Vocabulary.dcat
private let dct = Vocabulary.dct
private let foaf = Vocabulary.foaf

extension Publication {
    /// The catalogue of this service: DCAT-AP-NL 3.0, with what DCAT-AP-DONL asks beside it, so that one document serves both.
    package var catalogue: RDFGraph {
        var graph = RDFGraph()
        let catalogue = addresses.resource("catalogus")
        graph.add(catalogue, a: dcat["Catalog"])
        graph.describe(catalogue, Self.catalogueTitle(profile), "De open data van \(profile.publisher.name).")
        addCommon(to: catalogue, into: &graph)
        graph.add(catalogue, dct["modified"], .moment(modifiedAt))
        graph.add(catalogue, dcat["themeTaxonomy"], .iri(EuropeanVocabulary.themeList))
        graph.add(EuropeanVocabulary.themeList, a: Vocabulary.skos["ConceptScheme"])
        graph.add(EuropeanVocabulary.themeList, dct["title"], .text("Data theme", language: "en"))
        let homepage = IRI(profile.homepage?.text ?? addresses.base)
        graph.add(catalogue, foaf["homepage"], .iri(homepage))
        graph.add(homepage, a: foaf["Document"])
        graph.add(catalogue, dcat["dataset"], .iri(dataset))
        graph.add(catalogue, dcat["service"], .iri(service))
        addDataset(into: &graph)
        for file in manifest.files { addDistribution(file, into: &graph) }
        addServiceDistribution(into: &graph)
        addService(into: &graph)
        addVersions(into: &graph)
        return graph
    }

    static func catalogueTitle(_ profile: DatasetProfile) -> String { "Open data van \(profile.publisher.name)" }

    var dataset: IRI { addresses.resource("initiatieven") }
    var service: IRI { addresses.resource("api") }
    private var publisher: IRI { profile.publisher.address.map { IRI($0.text) } ?? addresses.resource("uitgever") }

    /// What catalogue, dataset and service share: who answers for it, whom to ask, in which language, under which licence.
    func addCommon(to subject: IRI, into graph: inout RDFGraph) {
        graph.add(subject, dct["publisher"], .iri(publisher))
        graph.add(subject, dct["creator"], .iri(publisher))
        graph.add(publisher, a: foaf["Agent"], foaf["Organization"])
        graph.add(publisher, foaf["name"], .text(profile.publisher.name, language: "nl"))
        if let kind = profile.publisher.kind {
            let type = EuropeanVocabulary.publisherType(kind)
            graph.add(publisher, dct["type"], .iri(type))
            graph.addConcept(type, kind.rawValue)
        }
        let contact = addresses.resource("contact")
        graph.add(subject, dcat["contactPoint"], .iri(contact))
        graph.add(contact, a: Vocabulary.vcard["Kind"], Vocabulary.vcard["Organization"])
        graph.add(contact, Vocabulary.vcard["fn"], .text(profile.contact.name, language: "nl"))
        graph.add(contact, Vocabulary.vcard["hasEmail"], .iri(IRI("mailto:" + profile.contact.email)))
        graph.add(contact, Vocabulary.vcard["hasURL"], .iri(IRI(profile.contact.url)))
        addLanguage(to: subject, into: &graph)
        addLicence(to: subject, into: &graph)
    }

    func addLanguage(to subject: IRI, into graph: inout RDFGraph) {
        graph.add(subject, dct["language"], .iri(EuropeanVocabulary.dutch))
        graph.add(EuropeanVocabulary.dutch, a: dct["LinguisticSystem"])
    }

    func addLicence(to subject: IRI, into graph: inout RDFGraph) {
        let licence = IRI(profile.licence.catalogueAddress)
        graph.add(subject, dct["license"], .iri(licence))
        graph.add(licence, a: dct["LicenseDocument"])
    }

    /// What dataset and service share: that everybody may use it, and what it is about.
    func addSubject(to subject: IRI, into graph: inout RDFGraph) {
        graph.add(subject, dct["accessRights"], .iri(EuropeanVocabulary.publicAccess))
        graph.add(EuropeanVocabulary.publicAccess, a: dct["RightsStatement"])
        for theme in profile.themes {
            graph.add(subject, dcat["theme"], .iri(EuropeanVocabulary.theme(theme)))
            graph.addConcept(EuropeanVocabulary.theme(theme), theme.title)
        }
        for keyword in keywords { graph.add(subject, dcat["keyword"], .text(keyword, language: "nl")) }
    }
}

extension RDFGraph {
    /// States what it is called and what it is, in Dutch.
    mutating func describe(_ subject: IRI, _ title: String, _ description: String) {
        add(subject, dct["title"], .text(title, language: "nl"))
        add(subject, dct["description"], .text(description, language: "nl"))
    }

    /// States that something is a concept: shapes look for the kind of what comes from a list elsewhere.
    mutating func addConcept(_ concept: IRI, _ label: String) {
        add(concept, a: Vocabulary.skos["Concept"])
        add(concept, Vocabulary.skos["prefLabel"], .text(label, language: "nl"))
    }

    /// States that something keeps to a standard.
    mutating func add(_ subject: IRI, conformsTo standard: String) {
        add(subject, dct["conformsTo"], .iri(IRI(standard)))
        add(IRI(standard), a: dct["Standard"])
    }

    /// States where people can read about something.
    mutating func add(_ subject: IRI, _ relation: IRI, page: String) {
        add(subject, relation, .iri(IRI(page)))
        add(IRI(page), a: foaf["Document"])
    }
}

extension RDFTerm {
    /// A moment as `xsd:dateTime`.
    static func moment(_ moment: Timestamp) -> RDFTerm { .typed(moment.description, Vocabulary.xsd["dateTime"]) }
}
