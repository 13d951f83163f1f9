import OpenDataFormats

/// Bodies that the OpenAPI document shows, each right by the rules: a test sends them.
enum Example: Sendable {
    case submission, submissionFeature, submissionForm, patch, review, duplicateQuestion, duplicateQuestionForm, login
    case report, settlement, bulkRejection

    var document: JSONValue {
        switch self {
        case .submission:
            .object(Self.texts + [("geometrie", Self.point), ("email", "anna@example.org")])
        case .submissionFeature:
            ["type": "Feature", "geometry": Self.point, "properties": .object(Self.texts)]
        case .submissionForm: .object(Self.texts + [("lon", 5.1214), ("lat", 52.0907)])
        case .patch: ["omschrijving": "Bewoners meten elke maand samen de kwaliteit van het water.", "url": .null]
        case .duplicateQuestion: ["titel": "Meten aan de gracht", "geometrie": Self.point]
        case .duplicateQuestionForm: ["titel": "Meten aan de gracht", "lon": 5.1214, "lat": 52.0907]
        case .login: ["token": .string(Self.token)]
        case .review: ["besluit": "afwijzen", "reden": "Dit staat al op de kaart."]
        case .report:
            [
                "initiatiefId": "57dab273-e5fd-5b5c-a987-a67c5398fa0c", "redencode": "bestaat-niet-meer",
                "toelichting": "De website is al een jaar uit de lucht.",
            ]
        case .settlement: ["besluit": "houden", "reden": "De website doet het weer."]
        case .bulkRejection:
            [
                "besluit": "afwijzen", "ids": ["3ee7a71e-0a2d-4f0c-9d3c-51f4b8a9c7d2"], "redencode": "reclame",
                "reden": "Dit is reclame.",
            ]
        }
    }

    /// Of the length of a token; nobody has it.
    static let token = "okm_" + String(repeating: "0", count: 43)

    private static let point: JSONValue = ["type": "Point", "coordinates": [5.1214, 52.0907]]

    private static let texts: [(String, JSONValue?)] = [
        ("titel", "Meten aan de gracht"), ("omschrijving", "Bewoners meten samen de kwaliteit van het water."),
        ("thema", "open-data"), ("plaats", "Utrecht"), ("url", "https://example.org/meten"),
    ]
}
