/// PROJ did not find its database.
package struct ProjectionError: Error, CustomStringConvertible {
    package var description: String {
        "PROJ vindt zijn bestand proj.db niet. Installeer het Debian-pakket proj-data of zet PROJ_DATA op de juiste map."
    }
}
