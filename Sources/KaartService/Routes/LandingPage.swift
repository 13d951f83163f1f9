import HTTPTypes
import Hummingbird
import OpenDataFormats

extension KaartService {
    /// The root leads to the API's landing page until there are pages for people.
    @Sendable func redirectToLandingPage(_ request: APIRequest) async throws -> Response {
        Response(status: .temporaryRedirect, headers: [.location: links.landingPage])
    }

    /// What there is, and where (OGC API Features Part 1, 7.2).
    @Sendable func landingPage(_ request: APIRequest) async throws -> Response {
        try QueryReader.none(request)
        return .json([
            "title": "Open Kaart",
            "description": "Initiatieven van Open Overheid in Nederland, met hun plaats op de kaart.",
            "links": [
                .link(links.landingPage, rel: "self", type: "application/json", title: "Deze pagina"),
                .link(links.items, rel: "items", type: "application/geo+json", title: "De initiatieven"),
                .link(links.themes, rel: "related", type: "application/json", title: "De thema's, met aantallen"),
                .link(
                    links.submissions, rel: "related", type: "application/json", title: "Een initiatief insturen (POST)"
                ),
                .link(
                    links.download(.geojson), rel: "enclosure", type: "application/geo+json",
                    title: "Alle initiatieven als GeoJSON"),
                .link(links.download(.csv), rel: "enclosure", type: "text/csv", title: "Alle initiatieven als CSV"),
            ],
        ])
    }
}
