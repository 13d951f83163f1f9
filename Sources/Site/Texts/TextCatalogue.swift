import OpenDataFormats
package import OpenKaart

/// All texts of the pages in one language, by key.
///
/// A text is a string, or an object with `one` and `other` for a text with a count. `{name}` is the place of a value.
package struct TextCatalogue: Sendable {
    /// The language of the texts.
    package let language: Language
    /// The plain texts, for templates.
    let plain: [String: String]
    private let counted: [String: (one: String, other: String)]

    /// Reads a catalogue of several JSON objects. A key that is there twice is a mistake.
    ///
    /// - Throws: `SiteError` when a file is no catalogue.
    init(_ language: Language, files: [(name: String, bytes: [UInt8])]) throws(SiteError) {
        var plain: [String: String] = [:]
        var counted: [String: (one: String, other: String)] = [:]
        for file in files {
            guard case .object(let object)? = try? JSONParser.parse(file.bytes) else {
                throw SiteError("\(file.name) is no JSON object")
            }
            for member in object.members {
                guard plain[member.name] == nil, counted[member.name] == nil else {
                    throw SiteError("\(file.name): '\(member.name)' is there twice")
                }
                switch member.value {
                case .string(let text): plain[member.name] = text
                case .object(let forms):
                    guard case .string(let one)? = forms["one"], case .string(let other)? = forms["other"] else {
                        throw SiteError("\(file.name): '\(member.name)' needs 'one' and 'other'")
                    }
                    counted[member.name] = (one, other)
                default: throw SiteError("\(file.name): '\(member.name)' is no text")
                }
            }
        }
        self.language = language
        self.plain = plain
        self.counted = counted
    }

    /// Every key.
    var keys: Set<String> { Set(plain.keys).union(counted.keys) }

    /// Whether there is a text without a count of this key.
    func has(_ key: String) -> Bool { plain[key] != nil }

    /// A text with its values filled in. A key that is missing is shown as it is: the tests find it.
    package func text(_ key: String, _ values: [String: String] = [:]) -> String {
        Self.filled(plain[key] ?? key, values)
    }

    /// A text with a count, which is its value `{count}`.
    package func text(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
        guard let forms = counted[key] else { return text(key, values) }
        var values = values
        values["count"] = number(count)
        return Self.filled(count == 1 ? forms.one : forms.other, values)
    }

    /// A problem as a sentence for who reads the pages.
    package func sentence(of problem: Problem) -> String { FormState.sentence(problem, self) }

    /// A whole number as people write it: with a mark between thousands.
    package func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += language == .dutch ? "." : "," }
            text.append(digit)
        }
        return number < 0 ? "−" + text : text
    }

    /// A plain text when there is one of this key.
    func known(_ key: String) -> String? { plain[key] }

    /// A number of bytes as people write it, in powers of a thousand.
    func size(_ bytes: Int) -> String {
        var (value, unit) = (Double(bytes), 0)
        let units = ["B", "kB", "MB", "GB", "TB"]
        while value >= 999.5, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        guard unit > 0, value < 9.95 else { return "\(number(Int(value.rounded()))) \(units[unit])" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10)\(language == .dutch ? "," : ".")\(tenths % 10) \(units[unit])"
    }

    private static func filled(_ text: String, _ values: [String: String]) -> String {
        guard !values.isEmpty, text.contains("{") else { return text }
        var filled = ""
        var rest = text[...]
        // One pass: a value that looks like a place is not filled in again.
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            filled += values[name] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
