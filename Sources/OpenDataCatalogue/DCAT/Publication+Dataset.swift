import OpenDataFormats
import OpenKaart

private let dcat = Vocabulary.dcat
private let dct = Vocabulary.dct

extension Publication {
    /// The dataset, as it is now.
    func addDataset(into graph: inout RDFGraph) {
        graph.add(dataset, a: dcat["Dataset"])
        graph.describe(dataset, profile.title, profile.description)
        addIdentity(of: dataset, manifest, into: &graph)
        graph.add(dataset, dct["modified"], .moment(modifiedAt))
        graph.add(dataset, Vocabulary.adms["status"], .iri(EuropeanVocabulary.completed))
        graph.addConcept(EuropeanVocabulary.completed, "voltooid")
        let frequency = EuropeanVocabulary.frequency(profile.frequency)
        graph.add(dataset, dct["accrualPeriodicity"], .iri(frequency))
        graph.add(frequency, a: dct["Frequency"])
        addPlaceAndTime(to: dataset, into: &graph)
        for file in manifest.files { graph.add(dataset, dcat["distribution"], .iri(distribution(file))) }
        graph.add(dataset, dcat["distribution"], .iri(serviceDistribution))
    }

    /// The files of days as versions of the dataset. Their own files stand in the manifest of the day.
    func addVersions(into graph: inout RDFGraph) {
        for day in days {
            guard let date = day.date else { continue }
            let version = addresses.resource("initiatieven-\(date)")
            graph.add(dataset, dcat["hasVersion"], .iri(version))
            graph.add(version, a: dcat["Dataset"])
            graph.describe(
                version, "\(profile.title), \(Self.written(date))",
                "De initiatieven zoals ze op \(Self.written(date)) op de kaart stonden: versie \(day.version.sequence), \(day.count) initiatieven."
            )
            addIdentity(of: version, day, into: &graph)
            graph.add(version, dcat["isVersionOf"], .iri(dataset))
            graph.add(version, dct["issued"], .moment(day.version.madeAt))
            if let purgedAt = day.purgedAt { graph.add(version, dct["modified"], .moment(purgedAt)) }
        }
    }

    private func addIdentity(of subject: IRI, _ manifest: Manifest, into graph: inout RDFGraph) {
        graph.add(subject, dct["identifier"], .plain(subject.text))
        addCommon(to: subject, into: &graph)
        addSubject(to: subject, into: &graph)
        graph.add(subject, dcat["version"], .plain("\(manifest.version.sequence)"))
        // The name that DCAT-AP-DONL, which builds on DCAT 2, has for it.
        graph.add(subject, Vocabulary.owl["versionInfo"], .plain("\(manifest.version.sequence)"))
        graph.add(subject, conformsTo: addresses.schema)
        graph.add(subject, dcat["landingPage"], page: addresses.page)
        graph.add(subject, Vocabulary.foaf["page"], page: addresses.document(.manifest, of: manifest.date))
    }

    private func addPlaceAndTime(to subject: IRI, into graph: inout RDFGraph) {
        graph.add(subject, dct["spatial"], .iri(EuropeanVocabulary.netherlands))
        graph.add(EuropeanVocabulary.netherlands, a: dct["Location"])
        if let box = manifest.extent {
            let area = addresses.resource("gebied")
            graph.add(subject, dct["spatial"], .iri(area))
            graph.add(area, a: dct["Location"])
            let (w, s, e, n) = (box.west, box.south, box.east, box.north)
            graph.add(
                area, dcat["bbox"],
                .typed(
                    "POLYGON((\(w) \(s), \(e) \(s), \(e) \(n), \(w) \(n), \(w) \(s)))", Vocabulary.geo["wktLiteral"]))
        }
        if let created = manifest.created {
            let period = addresses.resource("periode")
            graph.add(subject, dct["temporal"], .iri(period))
            graph.add(period, a: dct["PeriodOfTime"])
            graph.add(period, dcat["startDate"], .moment(created.lowerBound))
            graph.add(period, dcat["endDate"], .moment(created.upperBound))
        }
    }
}
