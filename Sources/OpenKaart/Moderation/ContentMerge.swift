/// A proposed change laid over what a record says now, which others may have changed since the proposal was made.
///
/// Three ways: what the proposal changed with regard to its base is changed, everything else stays as it is now.
package struct ContentMerge: Hashable, Sendable {
    package let content: InitiativeContent
    /// The members, by their names in the interface, that both changed, each to something else. The proposal has its way.
    package let contested: [String]

    /// Takes a proposal as it is: there is nothing to compare it with.
    package init(whole proposed: InitiativeContent) {
        content = proposed
        contested = []
    }

    /// - Parameters:
    ///   - proposed: what the proposal says.
    ///   - base: what the record said when it was made.
    ///   - present: what the record says now.
    package init(_ proposed: InitiativeContent, base: InitiativeContent, onto present: InitiativeContent) {
        var contested: [String] = []
        func merged<Value: Equatable>(_ name: String, _ member: KeyPath<InitiativeContent, Value>) -> Value {
            let (wanted, before, now) = (proposed[keyPath: member], base[keyPath: member], present[keyPath: member])
            guard wanted != before else { return now }
            if now != before, now != wanted { contested.append(name) }
            return wanted
        }
        content = InitiativeContent(
            title: merged(Member.title, \.title), description: merged(Member.description, \.description),
            theme: merged(Member.theme, \.theme), organisation: merged(Member.organisation, \.organisation),
            place: merged(Member.place, \.place),
            municipalityCode: merged(Member.municipalityCode, \.municipalityCode), url: merged(Member.url, \.url),
            point: merged(Member.point, \.point))
        self.contested = contested
    }
}

/// What an approval of a submission would do now.
package struct ApprovalPreview: Hashable, Sendable {
    /// The public record that it is about, as it is now; nothing when there is none.
    package let present: Initiative?
    /// What the record would say; nothing for a removal.
    package let outcome: ContentMerge?

    package init(present: Initiative?, outcome: ContentMerge?) {
        self.present = present
        self.outcome = outcome
    }
}
