import Foundation

/// Holds a value against a JSON Schema, as far as our documents use it (OpenAPI 3.0.3, section "Schema Object"; JSON Schema 2020-12).
struct SchemaCheck: Sendable {
    /// Where references lead.
    let document: JSON

    /// Keywords that say nothing about a value.
    private static let annotations: Set = [
        "$ref", "$schema", "$id", "title", "description", "default", "example", "readOnly", "writeOnly", "nullable",
        "x-ogc-role",
    ]

    /// What does not fit; also a keyword that this check does not know, for it would say nothing about it.
    func faults(_ value: JSON, _ reference: JSON, at place: String = "") -> [String] {
        let schema = APIDocument.resolved(reference, in: document)
        if value == .null, schema["nullable"] == true { return [] }
        var faults: [String] = []
        func fault(_ text: String) { faults.append("\(place.isEmpty ? "the body" : place): \(text)") }
        for (keyword, rule) in schema.object.sorted(by: { $0.key < $1.key }) {
            switch keyword {
            case "type": if !isOf(rule.string, value) { fault("is no \(rule.string ?? "?")") }
            case "enum": if !rule.array.contains(value) { fault("is none of the enumeration") }
            case "required":
                for name in rule.strings where !value[name].exists && value.object[name] == nil {
                    fault("misses '\(name)'")
                }
            case "properties":
                for (name, property) in rule.object.sorted(by: { $0.key < $1.key }) {
                    guard let member = value.object[name] else { continue }
                    faults += self.faults(member, property, at: "\(place)/\(name)")
                }
            case "additionalProperties":
                guard rule == false else { continue }
                for name in value.object.keys where !schema["properties"][name].exists { fault("has '\(name)'") }
            case "items":
                // Without their numbers: what is wrong with one is often wrong with all.
                for element in value.array { faults += self.faults(element, rule, at: "\(place)/*") }
            case "minItems": if value.array.count < rule.int ?? 0 { fault("has too few") }
            case "maxItems": if value.array.count > rule.int ?? .max { fault("has too many") }
            case "uniqueItems": if rule == true, Set(value.array).count < value.array.count { fault("has one twice") }
            case "minLength": if let text = value.string, text.count < rule.int ?? 0 { fault("is too short") }
            case "maxLength": if let text = value.string, text.count > rule.int ?? .max { fault("is too long") }
            case "minimum": if let number = value.number, number < rule.number ?? 0 { fault("is too small") }
            case "maximum": if let number = value.number, number > rule.number ?? 0 { fault("is too large") }
            case "pattern":
                if let text = value.string, !text.matches(rule.string ?? "") { fault("does not match") }
            case "format": if let text = value.string, !isOf(format: rule.string, text) { fault("is no \(rule)") }
            case "allOf": for part in rule.array { faults += self.faults(value, part, at: place) }
            case "anyOf", "oneOf":
                let fitting = rule.array.count { self.faults(value, $0, at: place).isEmpty }
                if keyword == "anyOf" ? fitting == 0 : fitting != 1 { fault("fits \(fitting) of \(keyword)") }
            default: if !Self.annotations.contains(keyword) { fault("the keyword '\(keyword)' is not known") }
            }
        }
        return faults
    }

    private func isOf(_ type: String?, _ value: JSON) -> Bool {
        switch (type, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool), ("number", .number): true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }

    private func isOf(format: String?, _ text: String) -> Bool {
        switch format {
        // RFC 9557 and ISO 8601 both, in UTC (/core/date-time/format, /core/date-time/timezone).
        case "date-time": text.matches(#"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"#)
        case "uuid": text.matches("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        case "uri": text.matches("^[a-z][a-z0-9+.-]*://[^ ]+$")
        case "email": text.matches("^[^@ ]+@[^@ ]+$")
        default: false
        }
    }
}
