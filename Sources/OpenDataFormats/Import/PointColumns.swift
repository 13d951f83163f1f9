import OpenKaart

/// The two columns of a file that hold the point.
struct PointColumns: Equatable {
    /// Indices of the columns.
    let x: Int
    let y: Int
    /// What their names say about the system; nothing when only the numbers can.
    let system: ReferenceSystem?

    /// Names that go together, and what they say. The earlier goes before the later.
    static let names: [(x: [String], y: [String], system: ReferenceSystem?)] = [
        (
            [Member.longitude, "longitude", "lengtegraad", "long", "lng"],
            [Member.latitude, "latitude", "breedtegraad"],
            .crs84
        ),
        (["x_rd", "rd_x"], ["y_rd", "rd_y"], .rd),
        ([ColumnMapping.x, "x-coördinaat", "x_coord"], [ColumnMapping.y, "y-coördinaat", "y_coord"], nil),
    ]

    /// Looks the columns up.
    ///
    /// - Parameters:
    ///   - mapping: what was said of columns and of the system.
    ///   - find: the index of the column of that name, or nothing.
    /// - Throws: `ImportFileError` from `find`.
    init?(_ mapping: ColumnMapping, find: (String) throws(ImportFileError) -> Int?) throws(ImportFileError) {
        let pairs: [(x: String, y: String, system: ReferenceSystem?)] = [
            (Member.longitude, Member.latitude, .crs84), (ColumnMapping.x, ColumnMapping.y, nil),
        ]
        for pair in pairs {
            let (mappedX, mappedY) = (mapping.columns[pair.x], mapping.columns[pair.y])
            guard mappedX != nil || mappedY != nil else { continue }
            guard let x = try find(mappedX ?? pair.x), let y = try find(mappedY ?? pair.y) else { return nil }
            self.init(x: x, y: y, system: mapping.system ?? pair.system)
            return
        }
        // Who says RD means the columns in RD where there are both.
        let wanted = Self.names.filter { mapping.system != nil && $0.system == mapping.system }
        for pair in wanted + Self.names {
            guard let x = try Self.first(pair.x, find), let y = try Self.first(pair.y, find) else { continue }
            self.init(x: x, y: y, system: mapping.system ?? pair.system)
            return
        }
        return nil
    }

    private init(x: Int, y: Int, system: ReferenceSystem?) {
        self.x = x
        self.y = y
        self.system = system
    }

    private static func first(
        _ names: [String], _ find: (String) throws(ImportFileError) -> Int?
    ) throws(ImportFileError) -> Int? {
        for name in names {
            if let index = try find(name) { return index }
        }
        return nil
    }
}
