/// What the data is about, in the list of the European Union that all Dutch catalogues use (EU Vocabularies, "data-theme").
package enum DataTheme: String, CaseIterable, Sendable {
    case agriculture = "AGRI"
    case economy = "ECON"
    case education = "EDUC"
    case energy = "ENER"
    case environment = "ENVI"
    case government = "GOVE"
    case health = "HEAL"
    case international = "INTR"
    case justice = "JUST"
    case regions = "REGI"
    case society = "SOCI"
    case technology = "TECH"
    case transport = "TRAN"

    /// As the list calls it in Dutch.
    var title: String {
        switch self {
        case .agriculture: "Landbouw, visserij, bosbouw en voeding"
        case .economy: "Economie en financiën"
        case .education: "Onderwijs, cultuur en sport"
        case .energy: "Energie"
        case .environment: "Milieu"
        case .government: "Overheid en publieke sector"
        case .health: "Gezondheid"
        case .international: "Internationale vraagstukken"
        case .justice: "Justitie, rechtsstelsel en openbare veiligheid"
        case .regions: "Regio's en steden"
        case .society: "Bevolking en samenleving"
        case .technology: "Wetenschap en technologie"
        case .transport: "Vervoer"
        }
    }
}

/// How often the data changes (EU Vocabularies, "frequency"); those that fit a service like this.
package enum AccrualFrequency: String, CaseIterable, Sendable {
    case continuously = "CONT"
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case quarterly = "QUARTERLY"
    case yearly = "ANNUAL"
    case irregular = "IRREG"
    case never = "NEVER"
}
