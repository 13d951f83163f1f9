extension ByteWriter {
    /// Appends a JSON value. Whole numbers have no decimal point; a number that is not finite becomes null.
    package mutating func json(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let flag): raw(flag ? "true" : "false")
        case .number(let number):
            if let whole = Int(exactly: number) {
                integer(whole)
            } else {
                raw(number.isFinite ? String(number) : "null")
            }
        case .string(let text): jsonString(text)
        case .array(let values):
            list("[", values, "]") { writer, value in writer.json(value) }
        case .object(let object):
            list("{", object.members, "}") { writer, member in
                writer.jsonString(member.name)
                writer.raw(":")
                writer.json(member.value)
            }
        }
    }

    private mutating func list<Element>(
        _ open: StaticString, _ elements: [Element], _ close: StaticString, _ write: (inout ByteWriter, Element) -> Void
    ) {
        raw(open)
        for (index, element) in elements.enumerated() {
            if index > 0 { raw(",") }
            write(&self, element)
        }
        raw(close)
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Keeps the order of the members.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(members: elements.map { JSONObject.Member(name: $0, value: $1) }))
    }

    /// An object of the members that there are, in order.
    package static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(JSONObject(members: members.compactMap { name, value in value.map { .init(name: name, value: $0) } }))
    }
}
