/// One of the properties that a list is ordered by, and which way.
package struct SortKey: Hashable, Sendable {
    package let property: Property
    package let isDescending: Bool

    package init(_ property: Property, isDescending: Bool = false) {
        self.property = property
        self.isDescending = isDescending
    }

    /// The properties that lists can be ordered by (design, "Sortables"), by their names in the interface.
    package enum Property: String, CaseIterable, Sendable {
        case title = "titel"
        case theme = "thema"
        case organisation = "organisatie"
        case place = "plaats"
        case createdAt = "aangemaaktOp"
        case changedAt = "gewijzigdOp"
    }

    /// Reads the value of a `sortby` parameter: names with commas between them, each with `+` (or nothing) for ascending or `-`
    /// for descending before it (OGC API Features Part 5, "sortby"; a `+` in an address may arrive as a space).
    ///
    /// - Throws: what is wrong with the text, in Dutch.
    package static func list(parsing text: String) throws(Problem) -> [SortKey] {
        var keys: [SortKey] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sign = part.first
            let name = sign == "-" || sign == "+" || sign == " " ? part.dropFirst() : part
            guard let property = Property(rawValue: String(name)) else {
                let known = Property.allCases.map(\.rawValue).joined(separator: ", ")
                throw mistake(.unknownValue, "Op '\(name.prefix(40))' kan niet gesorteerd worden. Kies uit: \(known).")
            }
            guard !keys.contains(where: { $0.property == property }) else {
                throw mistake(.duplicate, "'\(name)' staat er meer dan een keer. Noem elke eigenschap een keer.")
            }
            keys.append(SortKey(property, isDescending: sign == "-"))
        }
        return keys
    }

    private static func mistake(_ code: Problem.Code, _ detail: String) -> Problem {
        Problem(member: "sortby", code: code, detail: detail)
    }
}

extension SortKey: CustomStringConvertible {
    /// As it stands in a `sortby` parameter.
    package var description: String { (isDescending ? "-" : "") + property.rawValue }
}
