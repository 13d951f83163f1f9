package import OpenKaart

/// The Features of a GeoJSON file, with the members of the record as properties; other properties are left out.
package struct GeoJSONImportSource: ImportSource {
    private var reader: GeoJSONFeatureReader
    private let rules: Rules
    private let system: ReferenceSystem?
    private let positions: (any PositionTransformation)?
    /// What was read ahead to look at it.
    private var ahead: GeoJSONRow?

    /// Begins with a file; reads nothing yet.
    ///
    /// - Parameters:
    ///   - system: RD or CRS84, whatever the file says; nothing for what it says.
    ///   - positions: the way from RD; without it there is none.
    package init(
        _ bytes: any ByteSource, rules: Rules, system: ReferenceSystem? = nil,
        positions: (any PositionTransformation)? = nil
    ) {
        reader = GeoJSONFeatureReader(bytes, allowsRD: positions != nil)
        self.rules = rules
        self.system = system
        self.positions = positions
    }

    /// Reads as far as the first Feature and says in which system it is, in Dutch.
    package mutating func look() throws -> String {
        if ahead == nil { ahead = try reader.next() }
        return "Punten \((system ?? reader.system).finding(positions))."
    }

    package mutating func next() throws -> ImportEntry? {
        var next = ahead.take()
        if next == nil { next = try reader.next() }
        guard let row = next else { return nil }
        switch row.outcome {
        case .malformed(let reason): return .rejected(line: row.line, reason)
        case .content(let bytes):
            do {
                var fields = try Self.fields(of: bytes)
                if let point = fields.draft.position, (system ?? reader.system) == .rd {
                    fields.draft.position = nil
                    fields.setPoint(point, in: .rd, by: positions, area: rules.area)
                }
                return fields.entry(line: row.line, rules: rules)
            } catch {
                return .rejected(line: row.line, error.detail)
            }
        }
    }

    private static func fields(of bytes: [UInt8]) throws(BodyError) -> ImportFields {
        let value: JSONValue
        do { value = try JSONParser.parse(bytes) } catch { throw BodyError("Dit is geen JSON: \(error.reason)") }
        guard case .object(let feature) = value, feature["type"] == .string("Feature") else {
            throw BodyError(#"Dit is geen GeoJSON-Feature ("type":"Feature" ontbreekt)."#)
        }
        var fields = ImportFields()
        var outer = MemberReader(feature)
        outer.point("geometry", into: &fields.draft)
        fields.id = outer.text(Member.id)
        var problems = outer.problems
        if case .object(let properties)? = feature["properties"] {
            var inner = MemberReader(properties)
            inner.texts(into: &fields.draft)
            if fields.id == nil { fields.id = inner.text(Member.id) }
            fields.createdAt = inner.text(Member.createdAt)
            fields.changedAt = inner.text(Member.changedAt)
            problems += inner.problems
        }
        fields.draft.problems = problems
        return fields
    }
}
