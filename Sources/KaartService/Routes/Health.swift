import HTTPTypes
import Hummingbird
import Logging
import OpenDataFormats
import OpenKaart

extension KaartService {
    var healthResources: [Resource] {
        [
            Resource(
                "/health/live",
                [
                    .get: Operation(
                        id: "leeft", tag: .interface, summary: "Of de dienst draait",
                        success: .init(status: .ok, description: "Hij draait.", schema: "Health"), handler: live)
                ]),
            Resource(
                "/health/ready",
                [
                    .get: Operation(
                        id: "klaar", tag: .interface, summary: "Of de dienst antwoord kan geven",
                        success: .init(status: .ok, description: "Dat kan.", schema: "Health"), handler: ready)
                ]),
        ]
    }

    /// Says that the process runs.
    @Sendable func live(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        return .json(["status": "ok"])
    }

    /// Says whether the map is complete and the register can be read.
    @Sendable func ready(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        _ = try reads.current()
        do {
            try await blocking.run { [initiatives] in try initiatives.probe() }
        } catch {
            logger.error("not ready", metadata: ["error": "\(error)"])
            throw HTTPProblem.busy
        }
        let rd = positions.rdMethod
        return .json([
            "status": "ok", "rd": ["methode": .string(rd.name), "nauwkeurigheid": .number(rd.accuracy)],
        ])
    }
}
