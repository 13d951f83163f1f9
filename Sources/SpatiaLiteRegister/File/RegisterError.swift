/// Why a register could not be opened. Said to an operator, in Dutch, with the next step.
package enum RegisterError: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(path: String)
    case cannotCreate(path: String, reason: String)
    case cannotOpen(path: String, reason: String)
    case foreign(path: String)
    case newer(path: String, version: Int, known: Int)
    case spatiaLite(reason: String)

    package var description: String {
        switch self {
        case .missing(let path):
            "Er is geen database '\(path)'. Maak er een met 'openkaart import BESTAND --database \(path)' of 'openkaart serve'."
        case .cannotCreate(let path, let reason):
            "De database '\(path)' kan niet worden gemaakt (\(reason)). Controleer of de map bestaat en of u er mag schrijven."
        case .cannotOpen(let path, let reason):
            "De database '\(path)' kan niet worden geopend (\(reason)). Controleer het bestand en de rechten erop."
        case .foreign(let path):
            "Het bestand '\(path)' is geen database van Open Kaart. Er is niets aan veranderd. Kies met --database een ander bestand."
        case .newer(let path, let version, let known):
            "De database '\(path)' is gemaakt door een nieuwere versie van Open Kaart (schema \(version), dit programma kent \(known)). "
                + "Er is niets aan veranderd. Gebruik die nieuwere versie."
        case .spatiaLite(let reason):
            "SpatiaLite werkt niet (\(reason)). Installeer het Debian-pakket libspatialite-dev en probeer 'openkaart doctor'."
        }
    }
}
