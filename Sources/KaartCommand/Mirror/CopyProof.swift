import OpenDataFormats
import OpenKaart

/// Holds a copy against the download of the service, Feature by Feature and byte by byte.
struct CopyProof {
    /// What is not the same; Dutch, one line each.
    private(set) var differences: [String] = []
    private var seen: Set<InitiativeID> = []

    /// - Throws: `CommandError` when the download cannot be read.
    init(of copy: MapCopy, against download: any ByteSource) throws {
        var reader = GeoJSONFeatureReader(download)
        while let row = try reader.next() {
            guard case .content(let bytes) = row.outcome, let id = JSONMembers(bytes)?.identity else {
                throw CommandError("De download kan niet gelezen worden vanaf regel \(row.line).")
            }
            guard seen.insert(id).inserted else {
                differences.append("\(id): staat twee keer in de download")
                continue
            }
            switch copy.features[id] {
            case nil: differences.append("\(id): ontbreekt in de kopie")
            case bytes?: continue
            default: differences.append("\(id): is anders in de kopie")
            }
        }
        for id in copy.features.keys.sorted() where !seen.contains(id) {
            differences.append("\(id): staat alleen in de kopie")
        }
    }
}
