import OpenKaart

/// A mapping as a file: `{"kolommen":{"titel":"Naam"},"vast":{"thema":"open-data"},"stelsel":"rd"}`; each member may be left out.
extension ColumnMapping {
    private static let columnsName = "kolommen"
    private static let constantsName = "vast"
    private static let systemName = "stelsel"

    /// Longest mapping file, in bytes: a hundred times what all members take.
    private static let maximumSize = 64 << 10

    /// Reads a mapping file.
    ///
    /// - Throws: `ByteSourceError`; `ImportFileError` that says what is wrong in it.
    package init(reading source: any ByteSource) throws {
        let bytes = try PeekedByteSource(source).start
        guard bytes.count < Self.maximumSize else { throw ImportFileError("Het bestand is te groot voor kolomnamen.") }
        let value: JSONValue
        do { value = try JSONParser.parse(bytes) } catch { throw ImportFileError("Dit is geen JSON: \(error.reason)") }
        guard case .object(let object) = value else {
            throw ImportFileError(#"Hier hoort een object te staan, zoals {"kolommen":{"titel":"Naam"}}."#)
        }
        let known = [Self.columnsName, Self.constantsName, Self.systemName]
        for member in object.members where !known.contains(member.name) {
            throw ImportFileError(
                "'\(member.name.prefix(40))' hoort er niet in. Kies uit: \(known.joined(separator: ", ")).")
        }
        self.init(
            columns: try Self.texts(object, Self.columnsName), constants: try Self.texts(object, Self.constantsName),
            system: try Self.system(object[Self.systemName]))
        try check()
    }

    /// The mapping as a file, members in a fixed order.
    package var json: [UInt8] {
        func texts(_ names: [String], _ values: [String: String]) -> JSONValue? {
            values.isEmpty ? nil : .object(names.map { ($0, values[$0].map(JSONValue.string)) })
        }
        var writer = ByteWriter(capacity: 512)
        writer.json(
            .object([
                (Self.columnsName, texts(Self.members, columns)),
                (Self.constantsName, texts(Self.constantMembers, constants)),
                (Self.systemName, Self.systemNames.first { $0.system == system }.map { .string($0.name) }),
            ]))
        writer.raw("\n")
        return writer.bytes
    }

    private static func texts(_ object: JSONObject, _ name: String) throws(ImportFileError) -> [String: String] {
        guard let value = object[name] else { return [:] }
        var texts: [String: String] = [:]
        guard case .object(let members) = value else {
            throw ImportFileError(#"'\#(name)' hoort een object te zijn, zoals {"titel":"Naam"}."#)
        }
        for member in members.members {
            guard case .string(let text) = member.value else {
                throw ImportFileError(
                    "'\(member.name.prefix(40))' in '\(name)' hoort tekst te zijn, tussen aanhalingstekens.")
            }
            texts[member.name] = text
        }
        return texts
    }

    private static func system(_ value: JSONValue?) throws(ImportFileError) -> ReferenceSystem? {
        guard let value else { return nil }
        guard case .string(let name) = value, let system = systemNames.first(where: { $0.name == name })?.system else {
            throw ImportFileError("'\(systemName)' is rd of graden.")
        }
        return system
    }
}
