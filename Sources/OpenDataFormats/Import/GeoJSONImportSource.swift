package import OpenKaart

/// The Features of a GeoJSON file, with the members of the record as properties; other properties are left out.
package struct GeoJSONImportSource: ImportSource {
    private var reader: GeoJSONFeatureReader
    private let rules: Rules

    /// Begins with a file; reads nothing yet.
    package init(_ bytes: any ByteSource, rules: Rules) {
        reader = GeoJSONFeatureReader(bytes)
        self.rules = rules
    }

    package mutating func next() throws -> ImportEntry? {
        guard let row = try reader.next() else { return nil }
        switch row.outcome {
        case .malformed(let reason): return .rejected(line: row.line, reason)
        case .content(let bytes):
            do {
                return try Self.fields(of: bytes).entry(line: row.line, rules: rules)
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
