/// Values of the lists that catalogues agree on.
enum EuropeanVocabulary {
    private static let authority = "http://publications.europa.eu/resource/authority/"

    static let publicAccess = IRI(authority + "access-right/PUBLIC")
    static let dutch = IRI(authority + "language/NLD")
    static let netherlands = IRI(authority + "country/NLD")
    static let completed = IRI(authority + "dataset-status/COMPLETED")
    static let available = IRI(authority + "planned-availability/AVAILABLE")
    static let themeList = IRI(authority + "data-theme")

    static func theme(_ theme: DataTheme) -> IRI { IRI(authority + "data-theme/" + theme.rawValue) }
    static func frequency(_ frequency: AccrualFrequency) -> IRI { IRI(authority + "frequency/" + frequency.rawValue) }
    static func fileType(_ code: String) -> IRI { IRI(authority + "file-type/" + code) }
    static func mediaType(_ type: String) -> IRI { IRI("https://www.iana.org/assignments/media-types/" + type) }
    static func publisherType(_ kind: Publisher.Kind) -> IRI { IRI("http://purl.org/adms/publishertype/" + kind.code) }
}
