import OpenDataFormats
package import OpenKaart

/// What a moderator had before them when deciding: it goes along with the form, so that a conflict can show what changed since.
package struct SeenContent: Hashable, Sendable {
    /// What the public record says.
    let present: [String: String]
    /// What it would say.
    let proposed: [String: String]

    /// The hidden field of the form.
    package static let field = "gezien"

    package init(_ preview: ApprovalPreview, themes: ThemeCatalogue) {
        present = DeskContent.texts(preview.present?.content, themes)
        proposed = DeskContent.texts(preview.outcome?.content, themes)
    }

    /// What stood in the field; nothing when it is not what we put there.
    package init?(parsing text: String) {
        guard case .object(let object)? = try? JSONParser.parse(Array(text.utf8)),
            let present = Self.texts(object["nu"]),
            let proposed = Self.texts(object["voorstel"])
        else { return nil }
        self.present = present
        self.proposed = proposed
    }

    /// The value of the field.
    var text: String {
        var writer = ByteWriter(capacity: 1_024)
        writer.json(.object([("nu", Self.document(present)), ("voorstel", Self.document(proposed))]))
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func document(_ texts: [String: String]) -> JSONValue {
        .object(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
    }

    private static func texts(_ value: JSONValue?) -> [String: String]? {
        guard case .object(let object)? = value else { return nil }
        var texts: [String: String] = [:]
        for member in object.members {
            guard case .string(let text) = member.value else { return nil }
            texts[member.name] = text
        }
        return texts
    }
}
