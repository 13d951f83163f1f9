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
