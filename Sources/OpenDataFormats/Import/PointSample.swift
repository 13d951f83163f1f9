import OpenKaart

/// Finds from the first rows of a file whether its points are in RD or in degrees; their ranges never overlap.
enum PointSample {
    /// The system of the points.
    ///
    /// - Parameter reader: a reader of the start of the file, after its header.
    /// - Returns: degrees when no row tells.
    /// - Throws: `ImportFileError` when some rows are in RD and some in degrees.
    static func system(
        _ reader: consuming CSVRecordReader, _ header: CSVHeader
    ) throws -> ReferenceSystem {
        var lines: [ReferenceSystem: Int] = [:]
        while let row = try reader.next() {
            guard case .content(let record) = row.outcome, let (x, y) = header.numbers(of: record),
                let system = system(x, y), lines[system] == nil
            else { continue }
            lines[system] = row.line
        }
        if let rd = lines[.rd], let degrees = lines[.crs84] {
            throw ImportFileError(
                """
                De punten zijn door elkaar: op regel \(rd) in RD, op regel \(degrees) in graden. Maak er twee bestanden van, \
                of zeg met --crs rd of --crs graden wat geldt; andere rijen worden dan afgewezen.
                """)
        }
        return lines[.rd] == nil ? .crs84 : .rd
    }

    private static func system(_ x: Double, _ y: Double) -> ReferenceSystem? {
        if RDPointRule.looksLikeRD(x, y) || RDPointRule.looksLikeRD(y, x) { return .rd }
        return Coordinate(longitude: x, latitude: y) == nil ? nil : .crs84
    }
}
