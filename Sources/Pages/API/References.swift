import OpenDataFormats

/// Follows `$ref` within one document (OpenAPI 3.0.3, "Reference Object"; RFC 6901).
struct References {
    /// The whole document.
    let root: JSONObject

    /// The object itself, or the one that it refers to in this document. A reference to elsewhere stays as it is.
    func resolved(_ object: JSONObject) -> JSONObject {
        var object = object
        // A chain that is longer goes round.
        for _ in 0..<8 {
            guard let pointer = object.text("$ref"), let target = target(pointer) else { return object }
            object = target
        }
        return object
    }

    /// The name of the schema in the components that a reference means; nothing when there is none of that name.
    func schemaName(_ pointer: String) -> String? {
        let start = "#/components/schemas/"
        guard pointer.hasPrefix(start), target(pointer) != nil else { return nil }
        return Self.unescaped(pointer.dropFirst(start.count))
    }

    private func target(_ pointer: String) -> JSONObject? {
        guard pointer.hasPrefix("#/") else { return nil }
        var object = root
        for step in pointer.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false) {
            guard let next = object.object(Self.unescaped(step)) else { return nil }
            object = next
        }
        return object
    }

    // RFC 6901, section 4: first ~1, then ~0.
    private static func unescaped(_ step: Substring) -> String {
        let slashes = step.split(separator: "~1", omittingEmptySubsequences: false).joined(separator: "/")
        return slashes.split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
    }
}
