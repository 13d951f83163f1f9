import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import PublishedMap
import Site

extension KaartService {
    var placeResource: Resource {
        Resource(
            "/indienen/plek",
            [
                .get: Operation(
                    id: "zoekPlek", tag: .interface, summary: "Waar iets is: voor het script van het formulier",
                    parameters: [
                        Parameter(
                            "q", "Coördinaten of de naam van een plaats.",
                            schema: ["type": "string", "maxLength": .number(Double(Self.longestPlace))],
                            example: "Utrecht"),
                        Self.languageParameter,
                    ],
                    success: .init(status: .ok, description: "De plekken die gevonden zijn.", schema: "Plekken"),
                    formats: [.json], handler: findPlace)
            ])
    }

    /// Longer than any name.
    private static let longestPlace = 200

    /// `{"plekken":[{"naam":"Utrecht","lat":52.09,"lon":5.12}],"melding":"…"}`; the message when nothing was found.
    @Sendable private func findPlace(_ request: APIRequest) async throws -> Response {
        var query = request.query
        query.language()
        let text = query.value("q") { text throws(Problem) in
            guard text.utf8.count <= Self.longestPlace * 4 else {
                throw Problem(member: "q", code: .tooLong, detail: "Dit is te lang voor de naam van een plaats.")
            }
            return text
        }
        try query.finish()
        let found = try await blocking.run { [places, map = reads.map] in
            places.find(text ?? "", on: map.current, member: SubmitField.point)
        }
        var message = ""
        let entries: [JSONValue]
        switch found {
        case .nothing: entries = []
        case .place(let point, let name): entries = [Self.entry(point, name)]
        case .several(let several): entries = several.map { Self.entry($0.point, $0.name) }
        case .problem(let problem):
            entries = []
            message = siteAnswers.site.texts(frame(request).language).sentence(of: problem)
        }
        var response = Response.json(["plekken": .array(entries), "melding": .string(message)])
        // What people look for is nobody's business.
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private static func entry(_ point: Coordinate, _ name: String?) -> JSONValue {
        .object([
            ("naam", name.map { .string($0) }), ("lat", .number(point.latitude)), ("lon", .number(point.longitude)),
        ])
    }
}
