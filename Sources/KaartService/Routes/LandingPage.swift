import HTTPTypes
import Hummingbird
import OpenDataCatalogue
import OpenDataFormats
import Pages

extension KaartService {
    var landingPageResource: Resource {
        Resource(
            "/v1",
            [
                .get: Operation(
                    id: "haalOverzicht", tag: .interface, summary: "Wat er is, en waar",
                    success: .init(status: .ok, description: "Het overzicht.", schema: "LandingPage", headers: [.eTag]),
                    formats: [.json, .html], handler: landingPage)
            ], allowsTrailingSlash: true)
    }

    /// What there is, and where (OGC API Features Part 1, 7.2).
    @Sendable private func landingPage(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        let links = request.links
        // The API's root is never kept by caches: the checkers of the API Design Rules look there for the security headers.
        return document(
            [
                "title": "Open Kaart",
                "description": "Initiatieven van Open Overheid in Nederland, met hun plaats op de kaart.",
                "links": .array(
                    Links.own(links.landingPage, request, title: "Deze pagina") + [
                        .link(
                            links.api, rel: "service-desc", type: Format.openAPI.mediaType,
                            title: "De beschrijving van deze API (OpenAPI)"),
                        .link(
                            links.api + "?f=html", rel: "service-doc", type: "text/html",
                            title: "De beschrijving van deze API, om te lezen"),
                        .link(
                            links.conformance, rel: "conformance", type: "application/json",
                            title: "De standaarden waar deze API zich aan houdt"),
                        .link(
                            links.conformance, rel: "http://www.opengis.net/def/rel/ogc/1.0/conformance",
                            type: "application/json", title: "De standaarden waar deze API zich aan houdt"),
                        .link(links.collections, rel: "data", type: "application/json", title: "De verzamelingen"),
                        .link(
                            links.collections, rel: "http://www.opengis.net/def/rel/ogc/1.0/data",
                            type: "application/json", title: "De verzamelingen"),
                        .link(links.items, rel: "items", type: "application/geo+json", title: "De initiatieven"),
                        .link(
                            links.themes, rel: "related", type: "application/json", title: "De thema's, met aantallen"),
                        .link(
                            links.submissions, rel: "related", type: "application/json",
                            title: "Een initiatief insturen (POST)"),
                        .link(
                            links.feed, rel: "alternate", type: Format.atom.linkType,
                            title: "Nieuwe en gewijzigde initiatieven, als feed"),
                        .link(
                            links.download(.geojson), rel: "enclosure", type: "application/geo+json",
                            title: "Alle initiatieven als GeoJSON"),
                        .link(
                            links.download(.geojsonl), rel: "enclosure", type: String(Format.lines.essence),
                            title: "Alle initiatieven als GeoJSON, een per regel"),
                        .link(
                            links.download(.csv), rel: "enclosure", type: "text/csv",
                            title: "Alle initiatieven als CSV"),
                        .link(
                            links.openData.document(.manifest), rel: "related", type: DatasetDocument.manifest.mediaType,
                            title: "Wat er in de bestanden zit: versie, aantallen, controlegetallen, dagen"),
                        .link(
                            links.openData.document(.catalogueTurtle), rel: "related", type: "text/turtle",
                            title: "De catalogus (DCAT-AP-NL)"),
                    ]),
            ], .landing, request, cacheControl: "no-store")
    }
}
