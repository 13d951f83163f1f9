import OpenDataFormats

/// JSON for people to read: indented, numbers without exponent.
enum JSONText {
    /// The text of a value over several lines.
    static func pretty(_ value: JSONValue) -> String {
        var writer = ByteWriter(capacity: 512)
        write(value, depth: 0, into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The text of a value on one line.
    static func compact(_ value: JSONValue) -> String {
        var writer = ByteWriter(capacity: 128)
        write(value, depth: nil, into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func write(_ value: JSONValue, depth: Int?, into writer: inout ByteWriter) {
        switch value {
        case .number(let number): writer.raw(NumberText.text(number))
        case .array(let values):
            // A pair of coordinates reads better on one line.
            let isFlat = values.allSatisfy { $0.scalarText != nil }
            list("[", values, "]", depth: isFlat ? nil : depth, into: &writer) { value, depth, writer in
                write(value, depth: depth, into: &writer)
            }
        case .object(let object):
            list("{", object.members, "}", depth: depth, into: &writer) { member, depth, writer in
                writer.jsonString(member.name)
                writer.raw(": ")
                write(member.value, depth: depth, into: &writer)
            }
        case .null, .bool, .string: writer.json(value)
        }
    }

    private static func list<Element>(
        _ open: StaticString, _ elements: [Element], _ close: StaticString, depth: Int?, into writer: inout ByteWriter,
        _ write: (Element, Int?, inout ByteWriter) -> Void
    ) {
        writer.raw(open)
        for (index, element) in elements.enumerated() {
            if index > 0 { writer.raw(depth == nil ? ", " : ",") }
            if let depth { lineEnd(depth + 1, into: &writer) }
            write(element, depth.map { $0 + 1 }, &writer)
        }
        if let depth, !elements.isEmpty { lineEnd(depth, into: &writer) }
        writer.raw(close)
    }

    private static func lineEnd(_ depth: Int, into writer: inout ByteWriter) {
        writer.raw("\n")
        writer.raw(String(repeating: "  ", count: depth))
    }
}
