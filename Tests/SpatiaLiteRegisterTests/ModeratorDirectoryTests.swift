import Foundation
import GRDB
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

@Suite("Moderators and their sessions in the register")
struct ModeratorDirectoryTests {
    private static let start: Int64 = 1_770_000_000

    private func moment(_ seconds: Int64) throws -> Timestamp {
        try #require(Timestamp(secondsSinceEpoch: Self.start + seconds))
    }

    @Test(
        "A name that differs in capitals or accents only is the same name",
        arguments: ["Zoë", "zoë", "ZOË", "Zoe", "zoe\u{308}", "ZOE"])
    func names(name: String) throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.register.addModerator(named: "Zoë") != nil)
        #expect(try sandbox.register.addModerator(named: name) == nil)
        #expect(try sandbox.register.moderator(named: name)?.name == "Zoë")
        #expect(try sandbox.register.renewModerator(named: name, expiresAt: nil) != nil)
        #expect(try sandbox.register.removeModerator(named: name) == "Zoë")
        #expect(try sandbox.register.moderators().isEmpty)
    }

    @Test("Names that differ in more are two; each has a role and an end of its own")
    func roles() throws {
        let sandbox = try Sandbox()
        let end = try moment(86_400)
        _ = try sandbox.register.addModerator(named: "Anne", role: .administrator)
        _ = try sandbox.register.addModerator(named: "Anna", expiresAt: end)
        let found = try sandbox.register.moderators()
        #expect(found.map(\.name) == ["Anna", "Anne"] && found.map(\.role) == [.moderator, .administrator])
        #expect(found.map(\.expiresAt) == [end, nil] && found.allSatisfy { $0.lastUsedAt == nil })
    }

    @Test("A token and a session end at the very second of their end")
    func expiry() throws {
        let sandbox = try Sandbox()
        let token = try #require(try sandbox.register.addModerator(named: "Anne", expiresAt: try moment(1_000)))
        let begun = try #require(try sandbox.register.beginSession(bearing: token, at: try moment(0)))
        #expect(begun.session.expiresAt == (try moment(1_000)))
        for (second, isThere) in [(999, true), (1_000, false), (5_000, false)] as [(Int64, Bool)] {
            #expect(try (sandbox.register.moderator(bearing: token, at: moment(second)) != nil) == isThere, "\(second)")
            #expect(try (sandbox.register.session(begun.key, at: moment(second)) != nil) == isThere, "\(second)")
            #expect(
                try (sandbox.register.beginSession(bearing: token, at: moment(second)) != nil) == isThere, "\(second)")
        }
    }

    @Test("A session lasts eight hours when it is used, and one hour when it is not")
    func length() throws {
        let sandbox = try Sandbox()
        let token = try #require(try sandbox.register.addModerator(named: "Anne"))
        let used = try #require(try sandbox.register.beginSession(bearing: token, at: try moment(0))).key
        let left = try #require(try sandbox.register.beginSession(bearing: token, at: try moment(0))).key
        #expect(try sandbox.register.session(left, at: try moment(3_599)) != nil)
        #expect(try sandbox.register.session(left, at: try moment(3_600)) == nil)
        for minutes in stride(from: Int64(50), to: 480, by: 50) {
            #expect(try sandbox.register.session(used, at: try moment(minutes * 60)) != nil, "\(minutes)")
            try sandbox.register.noteUse(.session(key: used), at: try moment(minutes * 60))
        }
        #expect(try sandbox.register.moderators().first?.lastUsedAt == (try moment(450 * 60)))
        #expect(try sandbox.register.session(used, at: try moment(8 * 3_600 - 1)) != nil)
        #expect(try sandbox.register.session(used, at: try moment(8 * 3_600)) == nil)
        // Who logs in next takes what has ended along.
        _ = try sandbox.register.beginSession(bearing: token, at: try moment(9 * 3_600))
        #expect(try sandbox.register.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sessions") } == 1)
    }

    @Test("Removing and renewing end the sessions of one, and nobody else's", arguments: [true, false])
    func ending(removes: Bool) throws {
        let sandbox = try Sandbox()
        var keys: [String] = []
        var tokens: [String] = []
        for name in ["Anne", "Bas"] {
            tokens.append(try #require(try sandbox.register.addModerator(named: name)))
            keys.append(
                try #require(try sandbox.register.beginSession(bearing: tokens.last ?? "", at: try moment(0))).key)
        }
        let fresh: String?
        if removes {
            #expect(try sandbox.register.removeModerator(named: "Anne") == "Anne")
            fresh = try sandbox.register.addModerator(named: "Anne")
        } else {
            fresh = try sandbox.register.renewModerator(named: "Anne", expiresAt: nil)
        }
        #expect(try sandbox.register.session(keys[0], at: try moment(1)) == nil)
        #expect(try sandbox.register.moderator(bearing: tokens[0], at: try moment(1)) == nil)
        #expect(try sandbox.register.session(keys[1], at: try moment(1))?.moderator.name == "Bas")
        #expect(try sandbox.register.moderator(bearing: try #require(fresh), at: try moment(1))?.name == "Anne")
        #expect(try sandbox.register.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sessions") } == 1)
    }

    @Test("The key of a session and a token stand nowhere in the file or its log, and logging out ends the session")
    func secrets() throws {
        let sandbox = try Sandbox()
        let token = try #require(try sandbox.register.addModerator(named: "Anne"))
        let key = try #require(try sandbox.register.beginSession(bearing: token, at: try moment(0))).key
        #expect(key.wholeMatch(of: /oks_[A-Za-z0-9_-]{43}/) != nil)
        for suffix in ["", "-wal"] {
            let bytes = try Data(contentsOf: URL(filePath: sandbox.path + suffix))
            for secret in [token, key] { #expect(bytes.range(of: Data(secret.dropFirst(4).utf8)) == nil) }
        }
        try sandbox.register.endSession(key)
        #expect(try sandbox.register.session(key, at: try moment(1)) == nil)
        try sandbox.register.endSession(key)
    }

    @Test("A register of before opens: its moderators keep their tokens, and two names that are the same stay two")
    func migration() throws {
        let sandbox = try Sandbox()
        try sandbox.register.pool.write { db in
            // As the fourth migration left it.
            try db.execute(
                sql: """
                    DROP TABLE sessions;
                    DROP TABLE moderators;
                    """)
            try Migration.moderators.apply(db, try #require(Timestamp(secondsSinceEpoch: Self.start)))
            for (name, token) in [("Anne", "okm_een"), ("anne", "okm_twee")] {
                try db.execute(
                    sql: "INSERT INTO moderators (name, token_hash, added_at) VALUES (?, ?, '2026-01-01T00:00:00Z')",
                    arguments: [name, Secret.hash(token)])
            }
            let before = try #require(Migration.all.firstIndex { $0.name == Migration.moderatorRoles.name })
            try db.execute(sql: "PRAGMA user_version = \(before)")
        }
        try sandbox.register.pool.write { db in
            try Migration.moderatorRoles.apply(db, try #require(Timestamp(secondsSinceEpoch: Self.start)))
            try db.execute(sql: "PRAGMA user_version = \(Migration.all.count)")
        }
        try sandbox.register.close()
        let register = try SpatiaLiteRegister(path: sandbox.path, creates: false)
        #expect(try register.moderators().map(\.role) == [.moderator, .moderator])
        #expect(try register.moderator(bearing: "okm_twee", at: try moment(0))?.name == "anne")
        #expect(try register.addModerator(named: "ANNE") == nil)
        #expect(try register.removeModerator(named: "anne") == "anne")
        #expect(try register.moderator(bearing: "okm_een", at: try moment(0))?.name == "Anne")
        try register.close()
    }
}
