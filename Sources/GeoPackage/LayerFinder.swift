import GRDB
import OpenDataFormats
import OpenKaart

/// Finds the layer of points in a GeoPackage, and what its columns are.
struct LayerFinder {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// The layer of a name, or the only one.
    ///
    /// - Throws: `ImportFileError` that says which layers there are, or which column is missing.
    func layer(named name: String?) throws -> LayerReader.Layer {
        guard try db.tableExists("gpkg_contents"), try db.tableExists("gpkg_geometry_columns") else {
            throw ImportFileError("Dit is geen GeoPackage: de tabel gpkg_contents ontbreekt. Controleer het bestand.")
        }
        let found = try Row.fetchAll(
            db,
            sql: """
                SELECT c.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id
                FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
                LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
                WHERE c.data_type = 'features' ORDER BY c.table_name LIMIT 1000
                """)
        let names: [String] = found.map { $0[0] ?? "" }
        let known = names.prefix(20).joined(separator: ", ")
        let chosen = found.filter { row in name == nil || row[0] == name }
        guard let row = chosen.first else {
            throw ImportFileError(
                name.map { "De laag '\($0)' is er niet. Er zijn: \(known)." }
                    ?? "Het bestand heeft geen laag met objecten.")
        }
        guard chosen.count == 1 else {
            throw ImportFileError("Het bestand heeft meer lagen: \(known). Bewaar de ene laag als eigen bestand.")
        }
        let table: String = row[0]
        guard try db.tableExists(table) else {
            throw ImportFileError("De laag '\(table)' is geen tabel. Bewaar de laag als nieuw bestand en probeer dat.")
        }
        return try layer(table: table, geometry: row[1] ?? "", system: system(row))
    }

    /// The reference system of a layer; x comes first in the file, whatever the order of its axes.
    private func system(_ row: Row) throws -> ReferenceSystem {
        let code: Int? = row[4] ?? row[2]
        switch code {
        case 4258, 4326, 9067: return .crs84
        case 28992: return .rd
        default:
            throw ImportFileError(
                "Het referentiestelsel \(code.map(String.init) ?? "onbekend") kan niet. Bewaar de laag in RD (EPSG:28992), ETRS89 (EPSG:4258) of WGS 84 (EPSG:4326)."
            )
        }
    }

    private func layer(table: String, geometry: String, system: ReferenceSystem) throws -> LayerReader.Layer {
        let columns = try db.columns(in: table)
        guard let number = columns.first(where: { $0.primaryKeyIndex == 1 })?.name,
            let shape = columns.first(where: { $0.name.lowercased() == geometry.lowercased() })?.name
        else {
            throw ImportFileError(
                "De laag '\(table)' heeft geen sleutel of geen geometrie. Bewaar de laag als nieuw bestand.")
        }
        let members = [Member.id] + Member.publicProperties
        let byName = Dictionary(columns.map { ($0.name.lowercased(), $0.name) }) { first, _ in first }
        let missing = [Member.title, Member.description, Member.theme].filter { byName[$0] == nil }
        guard missing.isEmpty else {
            throw ImportFileError(
                "In de laag '\(table)' \(missing.count == 1 ? "ontbreekt de kolom" : "ontbreken de kolommen") \(missing.joined(separator: ", "))."
            )
        }
        let used = members.compactMap { member in byName[member.lowercased()].map { (member, $0) } }
        let rest = columns.map(\.name).filter { name in
            name != number && name != shape && !used.contains { $0.1 == name }
        }
        return LayerReader.Layer(
            table: table, geometry: shape, number: number, system: system,
            columns: used.map { .init(member: $0.0, name: $0.1) }, unusedColumns: rest)
    }
}
