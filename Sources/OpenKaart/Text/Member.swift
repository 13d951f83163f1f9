/// The members of a record as they are called in JSON, CSV and forms (design, "The record").
package enum Member {
    package static let id = "id"
    package static let title = "titel"
    package static let description = "omschrijving"
    package static let theme = "thema"
    package static let organisation = "organisatie"
    package static let place = "plaats"
    package static let municipalityCode = "gemeentecode"
    package static let url = "url"
    /// The point; GeoJSON calls it `geometry`, and CSV and forms give it as `lon` and `lat`.
    package static let point = "geometrie"
    package static let longitude = "lon"
    package static let latitude = "lat"
    package static let createdAt = "aangemaaktOp"
    package static let changedAt = "gewijzigdOp"
    /// Only in a submission; never published.
    package static let email = "email"

    /// What a submission wants, of which record, and why a record should go.
    package static let kind = "soort"
    package static let initiativeID = "initiatiefId"
    package static let reason = "reden"

    /// The moment that a form was begun, signed; and the field of a form that people do not see.
    package static let formTicket = "formulier"
    package static let trap = "faxnummer"

    /// The text members that a sender fills in, in the order of the record.
    package static let texts = [title, description, theme, organisation, place, municipalityCode, url]

    /// The properties of a public record, in the order in which they are written.
    package static let publicProperties = texts + [createdAt, changedAt]

    /// Every member, in the order of the record.
    static let inOrder =
        [id] + texts + [
            point, longitude, latitude, createdAt, changedAt, kind, initiativeID, reason, email, formTicket, trap,
        ]
}
