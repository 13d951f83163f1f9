import Foundation
import GRDB

/// Looks at everything that the service says and at the file behind it, and names what does not fit.
struct Audit {
    /// The change log as far as it was read, an entry a line.
    private(set) var log: [String] = []
    /// The map as somebody has it who follows the change feed.
    private var replayed: [String: String] = [:]
    private let moderator: [String: String]
    private let database: String

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    init(moderator: String, database: String) {
        self.moderator = ["Authorization": "Bearer \(moderator)"]
        self.database = database
    }

    /// All submissions, and the map.
    func seen(_ connection: Connection) throws -> Ledger {
        var ledger = Ledger()
        for status in ["ingediend", "goedgekeurd", "afgewezen", "ingetrokken"] {
            let queue = try json(connection, "/v1/inzendingen?limit=10000&status=\(status)", moderator)
            let rows = queue["inzendingen"] as? [[String: Any]] ?? []
            guard queue["aantal"] as? Int == rows.count else {
                throw Failure(description: "the queue '\(status)' has \(rows.count) of \(queue["aantal"] ?? "?")")
            }
            for row in rows {
                guard let id = row["id"] as? String, let title = row["titel"] as? String,
                    let version = row["versie"] as? Int, row["status"] as? String == status,
                    row["omschrijving"] is String, row["geometrie"] is [String: Any],
                    ledger.submissions[id] == nil
                else { throw Failure(description: "half a submission, or one twice: \(row)") }
                ledger.submissions[id] = .init(
                    status: status, version: version, title: title, record: row["initiatiefId"] as? String)
            }
        }
        ledger.map = try titles(of: json(connection, "/v1/collections/initiatieven/items?limit=10000")["features"])
        return ledger
    }

    /// Follows the change feed from where it was; it must be the map.
    mutating func follow(_ connection: Connection, to map: [String: String]) throws {
        var last = -1
        while log.count != last {
            last = log.count
            try follow(json(connection, "/v1/wijzigingen?limit=10000&na=\(last)"))
        }
        guard replayed == map else {
            throw Failure(
                description: "the change feed up to \(log.count) is not the map: \(Self.difference(replayed, map))")
        }
    }

    private mutating func follow(_ page: [String: Any]) throws {
        for entry in page["wijzigingen"] as? [[String: Any]] ?? [] {
            guard let id = entry["id"] as? String, entry["volgnummer"] as? Int == log.count + 1,
                let moment = entry["tijdstip"] as? String
            else { throw Failure(description: "a gap in the change feed after \(log.count): \(entry)") }
            log.append("\(entry["soort"] ?? "") \(id) \(moment)")
            let record = entry["initiatief"] as? [String: Any]
            replayed[id] = (record?["properties"] as? [String: Any])?["titel"] as? String
        }
    }

    /// Holds what the writers were told against what the service says.
    static func compare(_ told: [Ledger], _ seen: Ledger, seeds: Set<String>) throws {
        var submissions: [String: Ledger.Submission] = [:]
        var map = seen.map.filter { seeds.contains($0.key) }
        guard map.count == seeds.count else { throw Failure(description: "records of the start are gone") }
        for ledger in told {
            submissions.merge(ledger.submissions) { one, _ in one }
            map.merge(ledger.map) { one, _ in one }
        }
        guard submissions == seen.submissions else {
            throw Failure(description: "submissions: \(difference(submissions, seen.submissions))")
        }
        guard map == seen.map else { throw Failure(description: "map: \(difference(map, seen.map))") }
    }

    /// What stands half in the file.
    func file() throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: database, configuration: configuration)
        try queue.read { db in
            let answers = try String.fetchAll(db, sql: "PRAGMA integrity_check")
            guard answers == ["ok"] else { throw Failure(description: "integrity_check: \(answers)") }
            for (subject, sql) in Self.halves {
                let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(sql))") ?? -1
                guard count == 0 else { throw Failure(description: "\(subject): \(count)") }
            }
        }
        try queue.close()
    }

    private static let halves = [
        (
            "approved and not on the map, or the other way round",
            """
            SELECT 1 FROM submissions AS s LEFT JOIN initiatieven AS i ON i.id = s.id
            WHERE s.kind = 'nieuw' AND (s.status = 'goedgekeurd') <> (i.id IS NOT NULL)
            """
        ),
        (
            "records without their entry in the change log",
            """
            SELECT 1 FROM initiatieven AS i WHERE NOT EXISTS
                (SELECT 1 FROM changes AS c WHERE c.initiative_id = i.id AND c.revision = i.revisie)
            """
        ),
        (
            "removed without a tombstone, or the other way round",
            """
            SELECT 1 FROM (SELECT initiative_id AS id, kind, max(sequence) FROM changes GROUP BY initiative_id) AS c
                LEFT JOIN tombstones AS t ON t.initiative_id = c.id
            WHERE (c.kind = 'verwijderd') <> (t.initiative_id IS NOT NULL)
            """
        ),
        (
            "decided without a review that says so",
            """
            SELECT 1 FROM submissions AS s WHERE s.status IN ('goedgekeurd', 'afgewezen') AND (s.status = 'goedgekeurd')
                IS NOT ((SELECT decision FROM reviews WHERE submission_id = s.id ORDER BY nr DESC LIMIT 1) = 'goedkeuren')
            """
        ),
        (
            "waiting with a review",
            """
            SELECT 1 FROM submissions AS s JOIN reviews AS r ON r.submission_id = s.id WHERE s.status = 'ingediend'
            """
        ),
        (
            "sent in with an address that is not kept, or without the mark of the request",
            """
            SELECT 1 FROM submissions AS s LEFT JOIN contacts AS c ON c.submission_id = s.id
                LEFT JOIN arrivals AS a ON a.submission_id = s.id
            WHERE s.kind = 'nieuw' AND (c.email IS NULL OR a.key IS NULL)
            """
        ),
        (
            "marks or addresses of nothing",
            """
            SELECT submission_id FROM arrivals UNION ALL SELECT submission_id FROM contacts
                EXCEPT SELECT id FROM submissions
            """
        ),
        (
            "revisions with gaps",
            """
            SELECT 1 FROM initiatieven AS i
            WHERE i.revisie - 1 <> (SELECT count(*) FROM revisions AS r WHERE r.initiative_id = i.id)
            """
        ),
    ]

    private func titles(of features: Any?) throws -> [String: String] {
        var titles: [String: String] = [:]
        for feature in features as? [[String: Any]] ?? [] {
            guard let id = feature["id"] as? String,
                let title = (feature["properties"] as? [String: Any])?["titel"] as? String, titles[id] == nil
            else { throw Failure(description: "half a record, or one twice: \(feature)") }
            titles[id] = title
        }
        return titles
    }

    private func json(_ connection: Connection, _ path: String, _ headers: [String: String] = [:]) throws -> [String:
        Any]
    {
        let exchange = connection.exchange("GET", path, headers)
        guard exchange.status == 200, let body = exchange.body,
            let object = try JSONSerialization.jsonObject(with: body) as? [String: Any]
        else { throw Failure(description: "\(path): \(exchange.status ?? 0)") }
        return object
    }

    private static func difference<Value: Equatable>(_ told: [String: Value], _ seen: [String: Value]) -> String {
        let ids = Set(told.keys).union(seen.keys).filter { told[$0] != seen[$0] }
        return ids.prefix(3).map { id in
            "\(id) should be \(told[id].map { "\($0)" } ?? "nothing") and is \(seen[id].map { "\($0)" } ?? "nothing")"
        }.joined(separator: "; ") + " (\(ids.count) in all)"
    }
}
