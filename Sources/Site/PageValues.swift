package import Mustache

/// Values of a page by name, for its template.
///
/// The template engine looks into a struct by reflection, all of it for each name that it looks up. Here that happens once for each
/// value, and names are found by their hash.
struct PageValues: MustacheParent {
    private let members: [String: Any]

    /// Takes over values; structs in them become values by name, and what has nothing is left out.
    init(_ members: [String: Any]) {
        self.members = members.compactMapValues(Self.plain)
    }

    func child(named name: String) -> Any? { members[name] }

    private static func plain(_ value: Any) -> Any? {
        switch value {
        case is String, is Bool, is Int, is PageValues, is TextCatalogue: return value
        case let members as [String: Any]: return PageValues(members)
        case let values as [Any]: return values.compactMap(plain)
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { plain($0.value) }
        case .struct where !(value is any CustomStringConvertible):
            let members = mirror.children.compactMap { child in child.label.map { ($0, child.value) } }
            return PageValues(Dictionary(members) { first, _ in first })
        // Numbers, enumerations and texts of other kinds are written as they describe themselves.
        default: return value
        }
    }
}

extension TextCatalogue: MustacheParent {
    /// A text without a count, for templates.
    package func child(named key: String) -> Any? { plain[key] }
}
