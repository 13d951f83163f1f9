import OpenDataFormats
package import OpenKaart

/// The rows of a layer of points of a GeoPackage, in the order of their numbers (`fid`); columns by the names of the record, other
/// columns are left out.
///
/// A row is named by its number, as the file has no lines. Positions in ETRS89, WGS 84 and RD come in as degrees.
package struct GeoPackageImportSource: ImportSource {
    private let database: LayerReader
    private let rules: Rules
    private let positions: any PositionTransformation
    private var rows: [LayerReader.LayerRow] = []
    private var place = 0
    private var last = Int64.min

    /// Looks for the layer.
    ///
    /// - Parameters:
    ///   - layer: its name; nothing when the file has one.
    ///   - positions: from the reference system of the layer.
    /// - Throws: `ImportFileError` when there is no such layer, or it is not one of initiatives.
    package init(
        path: String, layer: String? = nil, rules: Rules, positions: any PositionTransformation
    ) throws {
        database = try LayerReader(path: path, layer: layer)
        self.rules = rules
        self.positions = positions
    }

    /// Columns of the layer that are not used.
    package var unusedColumns: [String] { database.layer.unusedColumns }

    package mutating func next() throws -> ImportEntry? {
        if place == rows.count {
            rows = try database.rows(after: last)
            place = 0
            last = rows.last?.number ?? last
        }
        guard place < rows.count else { return nil }
        defer { place += 1 }
        return entry(rows[place])
    }

    private func entry(_ row: LayerReader.LayerRow) -> ImportEntry {
        var problems: [Problem] = []
        var position: (x: Double, y: Double)?
        switch row.point {
        case .point(let pair): position = degrees(pair, &problems)
        case .none: break
        case .other:
            problems.append(
                Problem(
                    member: Member.point, code: .invalid,
                    detail: "De geometrie is geen punt. Geef elk initiatief een punt."))
        }
        var texts = row.texts
        for member in [Member.createdAt, Member.changedAt] { texts[member] = texts[member].map(Self.wholeSeconds) }
        return MemberRow(texts: texts, position: position, problems: problems)
            .entry(line: Int(clamping: row.number), rules: rules)
    }

    /// Degrees are judged as they are; other systems are transformed first.
    private func degrees(_ pair: SIMD2<Double>, _ problems: inout [Problem]) -> (x: Double, y: Double)? {
        let system = database.layer.system
        guard system == .rd else { return (pair.x, pair.y) }
        guard let position = positions.position(pair, in: system) else {
            problems.append(
                Problem(
                    member: Member.point, code: .invalid,
                    detail: "Het punt \(pair.x), \(pair.y) ligt buiten het bereik van RD. Controleer de coördinaten."))
            return nil
        }
        return (position.longitude, position.latitude)
    }

    /// GeoPackage writes milliseconds, which a record does not have (table 1, DATETIME).
    private static func wholeSeconds(_ text: String) -> String {
        guard let point = text.firstIndex(of: "."), text.hasSuffix("Z"),
            text[text.index(after: point)...].dropLast().allSatisfy(\.isWholeNumber)
        else { return text }
        return text[..<point] + "Z"
    }
}
