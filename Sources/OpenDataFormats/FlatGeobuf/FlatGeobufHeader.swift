import OpenKaart

/// The head of a FlatGeobuf file: what its columns, its reference system and its index are (`header.fbs` of FlatGeobuf 3).
struct FlatGeobufHeader {
    let count: Int
    /// The box around all records, longitude and latitude in degrees; of use only when there are any.
    var low = SIMD2(Double.infinity, .infinity)
    var high = -SIMD2(Double.infinity, .infinity)
    let description: String

    init(count: Int, description: String) {
        self.count = count
        self.description = description
    }

    /// "fgb", version 3, "fgb", patch 0.
    static let magic: [UInt8] = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0]

    /// The kinds of columns that a record needs (`ColumnType`).
    private enum Kind: UInt8 {
        case string = 11
        case dateTime = 13
    }

    /// The names of the columns, in the order of their numbers.
    static let columns = [Member.id] + Member.publicProperties

    /// The bytes of the head. How many there are does not depend on the box.
    var bytes: [UInt8] {
        var fields: [Int: FlatTable.Field] = [
            0: .text("initiatieven"), 2: .byte(1), 7: .tables(Self.columns.map(Self.column)),
            8: .long(UInt64(count)), 9: .short(UInt16(count == 0 ? 0 : PackedTreeLayout.nodeSize)),
            10: .table(FlatTable([0: .text("EPSG"), 1: .int(4258), 2: .text("ETRS89")])),
            11: .text("Initiatieven van Open Overheid"), 12: .text(description),
        ]
        if count > 0 { fields[1] = .doubles([low.x, low.y, high.x, high.y]) }
        return Self.magic + FlatTable(fields).buffer
    }

    private static func column(_ name: String) -> FlatTable {
        let kind = [Member.createdAt, Member.changedAt].contains(name) ? Kind.dateTime : .string
        var fields: [Int: FlatTable.Field] = [0: .text(name), 1: .byte(kind.rawValue)]
        if required.contains(name) { fields[7] = .bool(false) }
        if name == Member.id {
            fields[8] = .bool(true)
            fields[9] = .bool(true)
        }
        return FlatTable(fields)
    }

    private static let required = [
        Member.id, Member.title, Member.description, Member.theme, Member.createdAt, Member.changedAt,
    ]
}
