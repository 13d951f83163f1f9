private import Foundation
import OpenDataFormats
import OpenKaart

/// A copy of a public map: the Features as the service wrote them, and how far the copy is.
///
/// Beside the file of Features stands its state: of which service it is, and the number of the last change in it.
struct MapCopy {
    let path: String
    /// The address of the service.
    let service: String
    /// The number of the last change that is in the copy.
    private(set) var sequence = 0
    private(set) var features: [InitiativeID: [UInt8]] = [:]

    var statePath: String { path + ".stand" }

    /// Opens the copy that is there, or begins with an empty one.
    ///
    /// - Throws: `CommandError` when what is there is no copy of this service.
    init(path: String, of service: String) throws {
        self.path = path
        self.service = service
        let hasCopy = FileManager.default.fileExists(atPath: path)
        guard let state = FileManager.default.contents(atPath: statePath), hasCopy else {
            guard !hasCopy else {
                throw CommandError(
                    "'\(path)' is er al en is geen kopie van een kaart: \(statePath) ontbreekt. Kies met --output een andere naam."
                )
            }
            return
        }
        guard let members = JSONMembers(Array(state)), let source = members.text("adres"),
            let sequence = members.integer("volgnummer")
        else { throw broken("\(statePath) kan niet gelezen worden") }
        guard source == service else {
            throw CommandError(
                "'\(path)' is een kopie van \(source), niet van \(service). Kies met --output een andere naam.")
        }
        self.sequence = sequence
        try readFeatures()
    }

    /// Puts one change in.
    ///
    /// - Throws: `CommandError` when it is not the next one.
    mutating func apply(_ entry: ChangeReader.Entry) throws {
        guard entry.sequence == sequence + 1 else {
            throw CommandError(
                "Na wijziging \(sequence) geeft de dienst nummer \(entry.sequence): er ontbreekt iets. "
                    + "Probeer het opnieuw, of meld het aan wie de dienst beheert.")
        }
        sequence = entry.sequence
        features[entry.id] = entry.feature
    }

    /// Writes the copy and then its state, each whole or not at all. A copy that is further than its state does no harm: changes put
    /// in twice give the same.
    func save() throws {
        var file = try OutputFile(path)
        var writer = ByteWriter(capacity: 1 << 18)
        for (_, feature) in features.sorted(by: { $0.key < $1.key }) {
            writer.raw(feature)
            writer.raw("\n")
            guard writer.bytes.count >= 1 << 17 else { continue }
            try file.write(writer.bytes)
            writer.clear()
        }
        try file.write(writer.bytes)
        try file.finish()
        var state = try OutputFile(statePath)
        writer.clear()
        writer.json(["adres": .string(service), "volgnummer": .number(Double(sequence))])
        writer.raw("\n")
        try state.write(writer.bytes)
        try state.finish()
    }

    private mutating func readFeatures() throws {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        if size == 0 { return }
        do {
            var reader = GeoJSONFeatureReader(try FileByteSource(path: path))
            while let row = try reader.next() {
                guard case .content(let bytes) = row.outcome, let id = JSONMembers(bytes)?.identity else {
                    throw broken("regel \(row.line) van \(path) kan niet gelezen worden")
                }
                features[id] = bytes
            }
        } catch let error as ByteSourceError {
            throw CommandError(error.reason)
        }
    }

    private func broken(_ what: String) -> CommandError {
        CommandError("De kopie is beschadigd: \(what). Haal \(path) en \(statePath) weg en begin opnieuw.")
    }
}

extension JSONMembers {
    /// The identity of a Feature.
    var identity: InitiativeID? { text("id").flatMap(InitiativeID.init(parsing:)) }
}
