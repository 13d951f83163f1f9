import BulkSQLite
import GRDB
import OpenDataFormats
import OpenKaart

/// Fills the layer and its spatial index, a batch of records at a time.
struct LayerWriter {
    /// The box around points; longitude and latitude in degrees.
    struct Box {
        var low: SIMD2<Double>
        var high: SIMD2<Double>
    }

    /// The box around all records so far; nothing when there are none.
    private(set) var box: Box?
    private var rows: RowWriter
    private var tree: PackedRTree
    private var count: Int64 = 0
    private var texts = [UnsafeRawBufferPointer?](repeating: nil, count: Member.publicProperties.count)

    init(_ db: Database) throws {
        let columns = ["fid", GeoPackageSchema.geometryColumn, Member.id] + Member.publicProperties
        rows = try RowWriter(
            db,
            sql: """
                INSERT INTO \(GeoPackageSchema.layer) (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
                """)
        tree = try PackedRTree(db, filling: GeoPackageSchema.spatialIndex)
    }

    /// Adds records behind those that are there. Hot path.
    mutating func add(_ features: [GeoJSONFeatureView]) throws {
        for feature in features {
            count += 1
            let point = feature.position
            box = Box(low: pointwiseMin(box?.low ?? point, point), high: pointwiseMax(box?.high ?? point, point))
            rows.bind(count)
            rows.bind(PointGeometry.bytes(point, system: GeoPackageSchema.systemID))
            rows.bind(utf8: feature.id)
            feature.readProperties(into: &texts)
            for (index, text) in texts.enumerated() {
                if index >= Member.texts.count {
                    rows.bind(text.map { Self.moment(String(decoding: $0, as: UTF8.self)) })
                } else if let text, GeoJSONFeatureView.isEscaped(text) {
                    rows.bind(String(decoding: GeoJSONFeatureView.unescaped(text), as: UTF8.self))
                } else {
                    rows.bind(utf8: text)
                }
            }
            try rows.run()
            try tree.add(count, point)
        }
    }

    /// Writes what is left of the index.
    mutating func finish() throws {
        try tree.finish()
    }

    /// A moment as the standard has it, with milliseconds (table 1, DATETIME).
    static func moment(_ text: String) -> String { text.replacing("Z", with: ".000Z") }
}
