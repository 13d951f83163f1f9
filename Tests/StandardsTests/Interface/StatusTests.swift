import HTTPTypes
import OpenKaart
import PublishedMap
import TestSupport
import Testing

@testable import KaartService

@Suite("oas30: every status that the document tells of can be had", .kaart)
struct StatusTests {
    /// What makes an operation answer with a status.
    private func answer(
        _ status: Int, _ operation: APIDocument.Operation, _ failing: Kaart, _ full: Kaart
    ) async throws -> Answer {
        let routes = try await kaart.routes()
        let route = try #require(routes.first { $0.template == operation.path })
        let path = route.path
        let example = operation.json["requestBody"]["content"]["application/json"]["example"]
        let body =
            example.exists
            ? Array(try kaart.withToken(Record.onMap(example.asText), unless: status == 401).utf8) : []
        // What only a sender may do, and what only a moderator may.
        let isSenders = operation.method == .patch || operation.method == .delete
        var headers = isSenders ? route.sender : try kaart.moderator
        if operation.path.hasPrefix("/v1/sessies"), status == 403 { headers[.secFetchSite] = "cross-site" }
        if example.exists { headers[.contentType] = "application/json" }
        switch status {
        case 204:
            // The sea west of Ireland.
            let empty = operation.path.replacing("{tileMatrixSetId}", with: "WebMercatorQuad")
                .replacing("{tileMatrix}", with: "7").replacing("{tileRow}", with: "42").replacing(
                    "{tileCol}", with: "55")
            return try await kaart.ask(operation.method, empty, headers, body: body)
        case 304: headers[.ifNoneMatch] = "*"
        case 400: return try await kaart.ask(operation.method, path + "?zomaar=1", headers, body: body)
        case 401: (headers[.authorization], headers[.cookie]) = (nil, nil)
        case 403: (headers[.authorization], headers[.xCSRFToken]) = (nil, nil)
        case 404:
            let missing = operation.path.split(separator: "/").map {
                $0 == "{id}" ? "/\(InitiativeID.random())" : $0.hasPrefix("{") ? "/999" : "/\($0)"
            }.joined()
            return try await kaart.ask(operation.method, missing, headers, body: body)
        case 406: headers[.accept] = "image/png"
        case 409 where isSenders:
            // Nothing is left to do about what was rejected.
            let review = #"{"besluit":"afwijzen","reden":"Dit staat al op de kaart."}"#
            _ = try await kaart.post(path + "/beoordelingen", review, try kaart.moderator)
        case 409:
            headers[.idempotencyKey] = "\(InitiativeID.random())"
            _ = try await kaart.ask(operation.method, path, headers, body: body)
            return try await kaart.ask(operation.method, path, headers, body: body + [0x20])
        case 429 where operation.isForModerators && !isSenders || operation.path == "/v1/sessies":
            // More wrong tokens than a person has.
            headers[.authorization] = "Bearer okm_verkeerd"
            for _ in 0..<11 { _ = try await full.ask(.get, "/v1/inzendingen", headers) }
            return try await full.ask(operation.method, path, headers, body: body)
        case 429: return try await full.ask(operation.method, path, headers, body: body)
        case 413:
            return try await kaart.ask(
                operation.method, path, headers, body: Array(repeating: 0x20, count: 1 << 20 + 1))
        case 415: headers[.contentType] = "text/plain"
        case 503: return try await failing.ask(operation.method, path, headers, body: body)
        default: break
        }
        return try await kaart.ask(operation.method, path, headers, body: body)
    }

    @Test("/req/oas30/exception-codes: each status of each operation, but for 500, which needs a fault of ours")
    func statuses() async throws {
        let own = try kaart
        // A map that is not complete, and a register that somebody else holds.
        let failing = Kaart(
            own,
            service: Harness.makeService(
                .init(
                    initiatives: own.harness.register, changes: own.harness.register, search: own.harness.index,
                    depot: own.harness.depot, desk: BusyDesk(),
                    moderators: BusyDirectory(directory: own.harness.register),
                    positions: try Harness.positions(), site: Harness.site),
                PublishedMap(following: own.harness.register)))
        // One that takes nothing any more in this hour.
        let full = Kaart(
            own,
            service: Harness.makeService(
                .init(
                    initiatives: own.harness.register, changes: own.harness.register, search: own.harness.index,
                    depot: own.harness.depot, desk: own.harness.register, moderators: own.harness.register,
                    positions: try Harness.positions(), site: Harness.site),
                own.harness.map,
                limiter: RateLimiter(.init(perNetwork: 0, total: 0))))
        var count = 0
        for operation in own.document.operations {
            for status in operation.responses.keys.compactMap({ Int($0) }) where status != 500 {
                let found = try await answer(status, operation, failing, full).status
                #expect(found == status, "\(operation.method) \(operation.path)")
                count += 1
            }
        }
        #expect(count > 60)
    }

    @Test("/req/oas30/exception-codes: a fault of ours is a 500 that tells nothing; the document tells of it for all")
    func failure() async throws {
        let own = try kaart
        let broken = Harness.makeService(
            .init(
                initiatives: own.harness.register, changes: own.harness.register, search: own.harness.index,
                depot: own.harness.depot, desk: BusyDesk(isBroken: true), moderators: own.harness.register,
                positions: try Harness.positions(), site: Harness.site), own.harness.map)
        let answer = try await Kaart(own, service: broken).unjudged(.post, "/v1/inzendingen", validBody)
        #expect(answer.status == 500 && answer.type == "application/problem+json")
        #expect(!answer.text.contains("kanarie") && answer.header("Cache-Control") == "no-store")
        for operation in own.document.operations { #expect(operation.responses["500"] != nil, "\(operation.id)") }
    }
}

/// Knows moderators by their tokens; sessions are in a register that somebody else holds.
private struct BusyDirectory: ModeratorDirectory {
    let directory: any ModeratorDirectory

    private let error = StorageError(kind: .busy, detail: "kanarie")

    init(directory: any ModeratorDirectory) {
        self.directory = directory
    }

    func moderator(bearing token: String, at now: Timestamp) throws -> Moderator? {
        try directory.moderator(bearing: token, at: now)
    }
    func beginSession(bearing token: String, at now: Timestamp) throws -> (key: String, session: ModeratorSession)? {
        throw error
    }
    func session(_ key: String, at now: Timestamp) throws -> ModeratorSession? { throw error }
    func endSession(_ key: String) throws { throw error }
    func noteUse(_ credential: ModeratorCredential, at now: Timestamp) throws { throw error }
}

/// A desk whose register somebody else holds, or which is broken.
private struct BusyDesk: SubmissionDesk {
    var isBroken = false

    private var error: any Error { isBroken ? Broken() : StorageError(kind: .busy, detail: "kanarie") }

    private struct Broken: Error, CustomStringConvertible {
        let description = "kanarie"
    }

    func submit(_ arrivals: [Arrival]) throws -> [Receipt] { throw error }
    func improve(_ id: InitiativeID, _ content: InitiativeContent, _ contact: ContactChange) throws -> Submission {
        throw error
    }
    func withdraw(_ id: InitiativeID, at now: Timestamp) throws -> Submission { throw error }
    func renewLink(_ id: InitiativeID) throws -> Submission { throw error }
    func contact(of id: InitiativeID) throws -> EmailAddress? { throw error }
    func forget(decidedBefore: Timestamp, undecidedBefore: Timestamp, now: Timestamp) throws -> (
        decided: Int, undecided: Int
    ) { throw error }
    func submission(_ id: InitiativeID) throws -> Submission? { throw error }
    func queue(status: Submission.Status, limit: Int) throws -> (submissions: [Submission], total: Int) { throw error }
    func reviews(_ id: InitiativeID) throws -> [Review] { throw error }
    func decisions(limit: Int, offset: Int) throws -> (decisions: [LoggedDecision], total: Int) { throw error }
    func decide(
        _ id: InitiativeID, _ review: Review, version: Int?, revision: Int?, seen: Submission.Status, undoSeconds: Int
    ) throws -> Submission {
        throw error
    }
    func preview(_ submission: Submission) throws -> ApprovalPreview { throw error }
    func reject(_ ids: [InitiativeID], _ review: Review) throws -> [BulkOutcome] { throw error }
    func report(_ arrival: ReportArrival) throws -> ReportReceipt { throw error }
    func report(_ id: InitiativeID) throws -> FiledReport? { throw error }
    func reports(status: Report.Status, limit: Int) throws -> (reports: [FiledReport], total: Int) { throw error }
    func openReports() throws -> OpenReports { throw error }
    func settle(_ id: InitiativeID, _ settlement: Report.Settlement) throws -> Report { throw error }
}
