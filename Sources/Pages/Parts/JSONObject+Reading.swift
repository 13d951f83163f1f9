import OpenDataFormats

extension JSONObject {
    /// The text of a member: a string as it is, a number or a flag in words; nothing for another type.
    func text(_ name: String) -> String? { self[name]?.scalarText }

    /// The number of a member; nothing when it is no number.
    func number(_ name: String) -> Double? {
        if case .number(let number)? = self[name] { number } else { nil }
    }

    /// The elements of a member; none when it is no array.
    func array(_ name: String) -> [JSONValue] {
        if case .array(let values)? = self[name] { values } else { [] }
    }

    /// The members of a member; nothing when it is no object.
    func object(_ name: String) -> JSONObject? { self[name]?.object }

    /// The elements of a member that are objects.
    func objects(_ name: String) -> [JSONObject] { array(name).compactMap(\.object) }

    /// The elements of a member that are texts, numbers or flags.
    func texts(_ name: String) -> [String] { array(name).compactMap(\.scalarText) }

    /// The members that have another name than these.
    func without(_ names: Set<String>) -> JSONObject {
        JSONObject(members: members.filter { !names.contains($0.name) })
    }
}

extension JSONValue {
    /// The object that this is; nothing when it is something else.
    var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The text of a string, a number or a flag; nothing for null, an array or an object.
    var scalarText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): NumberText.text(number)
        case .bool(let flag): flag ? "ja" : "nee"
        case .null, .array, .object: nil
        }
    }
}
