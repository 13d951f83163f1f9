import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

@Suite("A clock that jumps")
struct ClockTests {
    @Test("A key is the same request after a jump back, and for 24 hours")
    func keys() async throws {
        let time = HandClock()
        let harness = try await Harness(clock: time.clock)
        try await harness.talk { client in
            let key: HTTPFields = [.idempotencyKey: "8e03978e-40d5"]
            let first = try Sent(try await client.post("/v1/inzendingen", validBody, key))
            for hours in [-100.0, 99, 24.9] {
                time.move(hours: hours)
                #expect(try Sent(try await client.post("/v1/inzendingen", validBody, key)).id == first.id, "\(hours)")
            }
            time.move(hours: 0.2)
            #expect(try Sent(try await client.post("/v1/inzendingen", validBody, key)).id != first.id)
        }
    }

    @Test("The limit holds after a jump back and locks nobody out; Retry-After is never more than an hour")
    func limits() async throws {
        let time = HandClock()
        let harness = try await Harness(limiter: RateLimiter(.init(perNetwork: 3, total: 100)), clock: time.clock)
        try await harness.talk { client in
            var number = 0
            func send() async throws -> TestResponse {
                number += 1
                return try await client.post("/v1/inzendingen", validBody.replacing("Noord", with: "\(number)"))
            }
            for hours in [0.0, -30, 2, 700, -1_000] {
                time.move(hours: hours)
                for _ in 0..<3 { #expect(try await send().status == .created, "\(hours)") }
                let refused = try await send()
                let seconds = try #require(refused.headers[.retryAfter].flatMap { Int($0) })
                #expect(refused.status == .tooManyRequests && (1...3_600).contains(seconds), "\(hours): \(seconds)")
            }
        }
    }

    @Test(
        "Whatever the clock does, a wait is never longer than an hour, and whoever waits it out gets in",
        arguments: SeededGenerator.seeds)
    func waits(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let limiter = RateLimiter(.init(perNetwork: 4, total: 9))
        var now: Int64 = 1_700_000_000
        for step in 0..<3_000 {
            let jumps = Int.random(in: 0..<20, using: &random) == 0
            now += jumps ? .random(in: -200_000...200_000, using: &random) : .random(in: 0...400, using: &random)
            let network = [UInt8.random(in: 0..<4, using: &random)]
            let mark = Array("\(step)".utf8)
            func take(_ seconds: Int64) -> Int? {
                limiter.take(from: network, mark: mark, at: Timestamp(secondsSinceEpoch: seconds) ?? .epoch)
            }
            guard let wait = take(now) else { continue }
            #expect((1...3_660).contains(wait), "step \(step)")
            // Others may have come in between, but not here; one that had to wait for both limits waits twice.
            var later = now + Int64(wait)
            if let more = take(later) { later += Int64(more) }
            #expect(take(later) == nil, "step \(step)")
            now = later
        }
    }

    @Test("Within 24 hours an undo works, also after a jump back; after them it does not")
    func undo() async throws {
        let time = HandClock()
        let harness = try await Harness(clock: time.clock)
        try await harness.talk { client in
            let undo = #"{"besluit":"afwijzen","reden":"Toch niet.","status":"goedgekeurd"}"#
            for (hours, works) in [(-500.0, true), (23.9, true), (24.1, false)] {
                let sent = try await Sent(client, validBody.replacing("Noord", with: "\(hours)"))
                try await harness.approve(sent.id, client)
                time.move(hours: hours)
                let answer = try await client.post(sent.path + "/beoordelingen", undo, harness.bearer)
                #expect(answer.status == (works ? .created : .conflict), "\(hours): \(answer.text)")
                let item = try await client.get("/v1/collections/initiatieven/items/\(sent.id)")
                #expect(item.status == (works ? .notFound : .ok), "\(hours)")
            }
        }
    }

    @Test("No record was changed before it was made, or earlier than it was changed before; the feed keeps its order")
    func moments() async throws {
        let time = HandClock(Timestamp(parsing: "2026-06-01T12:00:00Z") ?? .epoch)
        let harness = try await Harness(clock: time.clock)
        try await harness.talk { client in
            let sent = try await Sent(client, validBody)
            let item = "/v1/collections/initiatieven/items/\(sent.id)"
            func times() async throws -> (made: String, changed: String) {
                let properties = try #require(try await client.get(item).json["properties"] as? [String: Any])
                return (
                    try #require(properties["aangemaaktOp"] as? String),
                    try #require(properties["gewijzigdOp"] as? String)
                )
            }
            time.move(hours: -48)
            try await harness.approve(sent.id, client)
            var last = try await times()
            #expect(last.made == "2026-06-01T12:00:00Z" && last.changed >= last.made, "\(last)")
            for hours in [60.0, -100, 1] {
                time.move(hours: hours)
                let change = try Sent(try await client.patch(sent.path, #"{"titel":"Om \#(hours) uur"}"#, sent.bearer))
                try await harness.approve(change.id, client)
                let now = try await times()
                #expect(now.made == last.made && now.changed >= last.changed, "\(hours): \(now)")
                last = now
            }
            let feed = try #require(try await client.get("/v1/wijzigingen").json["wijzigingen"] as? [[String: Any]])
            #expect(feed.map { $0["volgnummer"] as? Int } == [1, 2, 3, 4])
            #expect(feed.allSatisfy { $0["tijdstip"] is String })
            // A client that has an earlier version is not told that nothing changed.
            let tag = try #require(try await client.get(item).headers[.eTag])
            time.move(hours: -1_000)
            let change = try Sent(try await client.patch(sent.path, #"{"titel":"Weer anders"}"#, sent.bearer))
            try await harness.approve(change.id, client)
            #expect(try await client.get(item, [.ifNoneMatch: tag]).status == .ok)
        }
    }
}
