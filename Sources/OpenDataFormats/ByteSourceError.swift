/// Why a file could not be opened or read.
package enum ByteSourceError: Error, Sendable, Hashable {
    /// There is nothing at this path.
    case notFound(path: String)
    /// The path is a folder.
    case isFolder(path: String)
    /// The user that runs the program may not read the file.
    case noPermission(path: String)
    /// Anything else, with the error number of the operating system (errno).
    case unreadable(path: String, code: Int32)
    /// A gzip file that is not whole.
    case damagedGzip
    /// A file in UTF-16 that ends within a character.
    case halfCharacter

    /// What is wrong and what to do, in Dutch, for the person who named the file.
    package var reason: String {
        switch self {
        case .notFound(let path):
            "Het bestand \(path) bestaat niet. Controleer de naam en de map."
        case .isFolder(let path):
            "\(path) is een map, geen bestand. Geef de naam van een bestand in die map."
        case .noPermission(let path):
            "Het bestand \(path) mag niet gelezen worden. Geef leesrechten op het bestand en de map."
        case .unreadable(let path, let code):
            "Het bestand \(path) kan niet gelezen worden (fout \(code)). Controleer de schijf en probeer het opnieuw."
        case .damagedGzip:
            "Het gzip-bestand is beschadigd of niet compleet. Maak of download het opnieuw."
        case .halfCharacter:
            "Het bestand houdt midden in een teken op. Maak of download het opnieuw."
        }
    }
}
