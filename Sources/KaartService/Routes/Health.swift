import HTTPTypes
import Hummingbird
import Logging
import OpenDataFormats
import OpenKaart

extension KaartService {
    /// Says that the process runs.
    @Sendable func live(_ request: APIRequest) async throws -> Response {
        try QueryReader.none(request)
        return .json(["status": "ok"])
    }

    /// Says whether the map is complete and the register can be read.
    @Sendable func ready(_ request: APIRequest) async throws -> Response {
        try QueryReader.none(request)
        _ = try reads.current()
        do {
            try await blocking.run { [initiatives] in try initiatives.probe() }
        } catch {
            logger.error("not ready", metadata: ["error": "\(error)"])
            throw HTTPProblem.busy
        }
        return .json(["status": "ok"])
    }
}
