/// What an initiative says: the members that a sender fills in. What exists has passed the rules (`InitiativeDraft.judged(by:)`).
package struct InitiativeContent: Hashable, Sendable {
    package let title: String
    package let description: String
    package let theme: ThemeSlug
    package let organisation: String?
    package let place: String?
    package let municipalityCode: MunicipalityCode?
    package let url: WebAddress?
    package let point: Coordinate

    /// Puts together members that were judged before: by the rules, or before they were stored.
    package init(
        title: String, description: String, theme: ThemeSlug, organisation: String?, place: String?,
        municipalityCode: MunicipalityCode?, url: WebAddress?, point: Coordinate
    ) {
        self.title = title
        self.description = description
        self.theme = theme
        self.organisation = organisation
        self.place = place
        self.municipalityCode = municipalityCode
        self.url = url
        self.point = point
    }
}

/// One public record: an identity, what it says, and when that was said.
package struct Initiative: Hashable, Sendable {
    package let id: InitiativeID
    /// 1 for the first version of the record, one more for each change.
    package let revision: Int
    package let content: InitiativeContent
    package let createdAt: Timestamp
    package let changedAt: Timestamp

    package init(
        id: InitiativeID, revision: Int, content: InitiativeContent, createdAt: Timestamp, changedAt: Timestamp
    ) {
        self.id = id
        self.revision = revision
        self.content = content
        self.createdAt = createdAt
        self.changedAt = changedAt
    }

    /// The place of the record in the total order of lists.
    package var pageKey: PageKey { PageKey(curve: CurveKey(content.point), id: id) }
}
