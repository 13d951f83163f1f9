/// One thing that is wrong with what somebody sent: which member, what kind of mistake, and what to do about it.
package struct Problem: Error, Hashable, Sendable {
    /// The member, column or parameter in interface words, such as `titel`; `Member` has the names of the record.
    package let member: String
    package let code: Code
    /// A sentence in Dutch for the sender: what is wrong and what to do.
    package let detail: String

    package init(member: String, code: Code, detail: String) {
        self.member = member
        self.code = code
        self.detail = detail
    }

    /// The kinds of mistakes. The raw values are part of the interface (`errors[].code`).
    package enum Code: String, CaseIterable, Sendable {
        case missing = "verplicht"
        case tooShort = "te-kort"
        case tooLong = "te-lang"
        case invalid = "ongeldig"
        case wrongType = "verkeerd-type"
        case unknownValue = "onbekende-waarde"
        case unknownMember = "onbekend"
        case duplicate = "dubbel"
        case notAllowed = "niet-toegestaan"
        case swapped = "omgewisseld"
        case metres = "rd-meters"
        case outsideArea = "buiten-gebied"
        case removed = "verwijderd"
    }
}

/// Everything that is wrong with one body, row or request; never empty.
package struct Problems: Error, Equatable, Sendable {
    package let all: [Problem]

    package init(_ all: [Problem]) {
        precondition(!all.isEmpty)
        self.all = all
    }

    /// Puts problems in the order of the record; what is no member of it comes last.
    ///
    /// Those of one member stay in the order in which they were found.
    init(inRecordOrder problems: [Problem]) {
        let place: (Problem) -> Int = { Member.inOrder.firstIndex(of: $0.member) ?? Member.inOrder.count }
        self.init(problems.sorted { place($0) < place($1) })
    }
}
