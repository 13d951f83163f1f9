import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

extension KaartService {
    var embedMakerResource: Resource {
        let names = ["bbox", "q", Member.theme, Member.place]
        return Resource(
            "/embed/maken",
            [
                .get: pageOperation(
                    "paginaInbeddenMaken", "Maakt de code om de kaart op een andere site te zetten",
                    parameters: MapPageRequest.parameters(rules.themes).filter { names.contains($0.name) } + [
                        Parameter(
                            "hoogte", "De hoogte in pixels.",
                            schema: [
                                "type": "integer", "enum": .array(EmbedMakerPage.heights.map { .number(Double($0)) }),
                            ],
                            example: 600)
                    ], handler: embedMaker)
            ])
    }

    @Sendable private func embedMaker(_ request: APIRequest) async throws -> Response {
        var query = request.query
        query.leaveOutEmpty()
        query.language()
        let asked = try MapPageRequest(request, rules.themes, positions)
        let height = query.count("hoogte", 100...2_000) ?? 600
        try query.finish()
        return siteAnswers.page(
            EmbedMakerPage(asked.question, height: height, themes: rules.themes.themes), request, frame(request))
    }
}
