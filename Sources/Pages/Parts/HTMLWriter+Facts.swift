import OpenDataFormats

extension HTMLWriter {
    /// Appends a term with what is true of it; only within a list of facts.
    mutating func fact(_ label: String, _ content: (inout HTMLWriter) -> Void) {
        element(.term, .direction, text: label)
        element(.fact, content: content)
    }

    /// Appends a term with a text, when there is one.
    mutating func fact(_ label: String, _ text: String?) {
        guard let text else { return }
        fact(label) { $0.textOrProse(text) }
    }

    /// Appends every member of an object as a fact.
    mutating func facts(of object: JSONObject) {
        for member in object.members {
            fact(Labels.dutch(member.name)) { $0.value(member.value) }
        }
    }

    /// Appends what a document says beside the members that a page knows, so that nothing is missing from the page.
    mutating func otherFacts(of object: JSONObject) {
        guard !object.members.isEmpty else { return }
        element(.heading2, text: "Overige gegevens")
        element(.facts) { $0.facts(of: object) }
    }

    /// Appends any value: a list as a list, an object as facts, coordinates on one line.
    mutating func value(_ value: JSONValue) {
        switch value {
        case .null: text("niet ingevuld")
        case .string(let text): textOrProse(text)
        case .number, .bool: text(value.scalarText ?? "")
        case .array([]): text("geen")
        case .array(let values) where values.allSatisfy(\.isNumber):
            text(values.compactMap(\.scalarText).joined(separator: ", "))
        case .array(let values):
            element(.list) { html in
                for value in values { html.element(.item) { $0.value(value) } }
            }
        case .object(let object) where object.members.isEmpty: text("geen")
        case .object(let object): element(.facts) { $0.facts(of: object) }
        }
    }
}

extension JSONValue {
    fileprivate var isNumber: Bool {
        if case .number = self { true } else { false }
    }
}
