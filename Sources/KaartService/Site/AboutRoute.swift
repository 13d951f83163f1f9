import HTTPTypes
import Hummingbird
import OpenKaart
import Site

extension KaartService {
    /// The pages about this map and who runs it.
    var aboutResources: [Resource] {
        [
            Resource(
                "/over",
                [
                    .get: pageOperation(
                        "paginaOver", "Wat deze kaart is", handler: textPage(AboutPage(host, rules.themes)))
                ]),
            Resource(
                "/privacy",
                [
                    .get: pageOperation(
                        "paginaPrivacy", "Wat deze kaart van mensen bewaart", handler: textPage(PrivacyPage(host)))
                ]),
            Resource(
                "/toegankelijkheid",
                [
                    .get: pageOperation(
                        "paginaToegankelijkheid", "Hoe toegankelijk deze kaart is",
                        handler: textPage(AccessibilityPage(host)))
                ]),
            Resource(
                "/opendata", [.get: pageOperation("paginaOpenData", "De open data, voor mensen", handler: openDataPage)]
            ),
        ]
    }

    /// The page for who re-uses the data; 503 until the files are made.
    @Sendable private func openDataPage(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        guard let overview = try await openDataOverview(request.links) else { throw HTTPProblem.making }
        return siteAnswers.page(OpenDataPage(overview, rules.themes), request, frame(request))
    }
}
