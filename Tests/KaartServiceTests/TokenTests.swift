import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("Tokens, on every route that takes one")
struct TokenTests {
    /// One method of a route that is not for everybody.
    private struct Door {
        let method: HTTPRequest.Method
        let path: String
        let access: Operation.Access
    }

    private static func doors(_ service: KaartService, id: String) -> [Door] {
        // Pages ask to log in instead; DeskTests knock at them.
        service.resources.filter { $0.template.hasPrefix("/v1") }.flatMap { resource in
            resource.operations.filter { $0.value.access != .everybody }.map { method, operation in
                Door(
                    method: method, path: resource.template.replacing("{id}", with: id), access: operation.access)
            }
        }
    }

    @Test("A token of another submission, an expired, cut, changed or missing one opens no door, and nothing changes")
    func wrong() async throws {
        let harness = try await Harness()
        try await harness.talk { client in
            let one = try await Sent(client, validBody)
            let other = try await Sent(client, validBody.replacing("Noord", with: "Zuid"))
            let expired = one.token
            let renewed = try await client.post(one.path + "/bewerklink", "", harness.bearer)
            let link = try #require(try renewed.json["bewerkLink"] as? String)
            let token = String(try #require(link.split(separator: "/").last))
            let own: HTTPFields = [.authorization: "Bearer \(token)"]
            let before = try await client.get(one.path, own).text
            let doors = Self.doors(harness.service, id: one.id)
            // At least: the queue, the submission three times, its link, its reviews twice.
            #expect(doors.count >= 7)
            for door in doors {
                for wrong in Self.wrong(token, other: other.token, expired: expired, moderator: harness.token) {
                    let answer = try await client.knock(door.method, door.path, wrong)
                    #expect(answer.status == .unauthorized, "\(door.method) \(door.path) with '\(wrong ?? "nothing")'")
                    #expect(!answer.text.contains("Buurtbegroting"))
                }
                // The right token at a door for others.
                if door.access == .moderators {
                    let answer = try await client.knock(door.method, door.path, "Bearer \(token)")
                    #expect(answer.status == .unauthorized, "\(door.method) \(door.path) with that of the sender")
                }
            }
            for method in [HTTPRequest.Method.patch, .delete] {
                let answer = try await client.knock(method, one.path, "Bearer \(harness.token)")
                #expect(answer.status == .unauthorized, "\(method) with that of a moderator")
            }
            #expect(try await client.get(one.path, own).text == before)
            #expect(try harness.register.queue(status: .submitted, limit: 10).total == 2)
        }
    }

    /// Headers that are all wrong.
    private static func wrong(_ token: String, other: String, expired: String, moderator: String) -> [String?] {
        let middle = token.index(token.startIndex, offsetBy: token.count / 2)
        let changed = token[..<middle] + (token[middle] == "A" ? "B" : "A") + token[token.index(after: middle)...]
        let swapped = String(token.prefix(26)) + String(other.dropFirst(26))
        return [
            nil, "", "Bearer", "Bearer ", "Bearer \(other)", "Bearer \(expired)", "Bearer \(token.dropLast())",
            "Bearer \(token.dropFirst())", "Bearer \(token)A", "Bearer \(changed)", "Bearer \(swapped)",
            "Bearer \(token.lowercased())", "Bearer \(token) \(token)", "Basic \(token)", token,
            "Bearer \(moderator.dropLast())", "Bearer \(moderator)A", "Bearer \(moderator.uppercased())", "Bearer okm_",
            "Bearer oke_" + String(repeating: "A", count: 150), "Bearer " + String(repeating: "a", count: 7_000),
            "Bearer ' OR '1'='1",
        ]
    }

    @Test("Two moderators at the same moment: one decides, the other is told, a hundred times")
    func twoModerators() async throws {
        let harness = try await Harness()
        let second = try #require(try harness.register.addModerator(named: "Tweede"))
        try await harness.talk { client in
            var approved = 0
            for round in 0..<100 {
                let sent = try await Sent(client, validBody.replacing("Noord", with: "nummer \(round)"))
                let other =
                    round.isMultiple(of: 2)
                    ? #"{"besluit":"goedkeuren"}"# : #"{"besluit":"afwijzen","reden":"Dubbel."}"#
                let decisions = [(harness.token, #"{"besluit":"goedkeuren","versie":1}"#), (second, other)]
                let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                    for (token, body) in round % 4 < 2 ? decisions : decisions.reversed() {
                        group.addTask {
                            try await client.post(
                                sent.path + "/beoordelingen", body, [.authorization: "Bearer \(token)"]
                            ).status.code
                        }
                    }
                    return try await group.reduce(into: [Int]()) { $0.append($1) }
                }
                #expect(codes.sorted() == [201, 409], "round \(round)")
                let id = try #require(InitiativeID(parsing: sent.id))
                let reviews = try harness.register.reviews(id)
                let isPublic = try harness.register.initiative(id).initiative != nil
                #expect(reviews.count == 1 && isPublic == (reviews.first?.decision == .approve), "round \(round)")
                let item = try await client.get("/v1/collections/initiatieven/items/\(sent.id)")
                #expect(item.status == (isPublic ? .ok : .notFound), "round \(round)")
                if isPublic { approved += 1 }
            }
            #expect(try harness.register.latestSequence() == approved)
            #expect(try harness.register.examine(Harness.rules).allSatisfy { $0.level != .bad })
        }
    }
}

extension TestClientProtocol {
    /// Asks with a body that would do if the token did.
    fileprivate func knock(_ method: HTTPRequest.Method, _ path: String, _ authorization: String?) async throws
        -> TestResponse
    {
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[.authorization] = authorization
        let body = path.hasSuffix("beoordelingen") ? #"{"besluit":"goedkeuren"}"# : #"{"titel":"Anders dan eerst"}"#
        return try await execute(
            uri: path, method: method, headers: headers, body: method == .get ? nil : ByteBuffer(string: body))
    }
}
