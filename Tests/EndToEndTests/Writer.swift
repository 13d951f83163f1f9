import Foundation
import TestSupport

/// Somebody who sends in, improves, decides and withdraws as fast as the service answers, and writes down each answer.
///
/// `@unchecked Sendable`: between `start` and `join` only its own thread touches it.
final class Writer: @unchecked Sendable {
    let number: Int
    private(set) var ledger = Ledger()
    /// What was sent last, when its answer did not come whole.
    private(set) var unanswered: Unanswered?
    /// What was answered as it should not be.
    private(set) var wrong: [String] = []
    private(set) var answers = 0
    /// Requests that were cut off: how many were done nevertheless, and how many were not.
    private(set) var cutOff = (done: 0, undone: 0)
    private var letters: [String: Letter] = [:]
    private var recent: [String] = []
    private var random: SeededGenerator
    private let moderator: String
    private var count = 0
    private let ended = DispatchSemaphore(value: 0)

    /// A request that makes a submission: sent again, it must be the same submission.
    struct Letter {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String
        let title: String
        let record: String?
        /// The token of the answer.
        var token = ""
    }

    /// A request whose answer was cut off.
    struct Unanswered {
        let action: Action
        /// Whether the first line of the answer said 2xx: then it must have been done.
        let isSure: Bool

        enum Action {
            case send(Letter)
            case change(Ledger.Change)
        }
    }

    init(number: Int, seed: UInt64, moderator: String) {
        self.number = number
        self.moderator = moderator
        random = SeededGenerator(seed: seed &+ UInt64(number) &* 7919)
    }

    /// Goes on until the service does not answer.
    func start(_ base: String) {
        Thread { [self] in
            if let connection = Connection(to: base) { while step(connection) {} }
            ended.signal()
        }.start()
    }

    func join() {
        ended.wait()
    }

    /// One request. Says whether it was answered.
    private func step(_ connection: Connection) -> Bool {
        let action = next()
        let exchange: Connection.Exchange
        switch action {
        case .send(let letter):
            exchange = connection.exchange(letter.method, letter.path, letter.headers, letter.body)
        case .change(let change):
            let (method, path, headers, body) = request(change)
            exchange = connection.exchange(method, path, headers, body)
        }
        let isSure = exchange.status.map { 200..<300 ~= $0 } ?? false
        guard let status = exchange.status, let body = exchange.body else {
            unanswered = Unanswered(action: action, isSure: isSure)
            return false
        }
        guard isSure else {
            wrong.append("writer \(number): \(action): \(status) \(String(decoding: body, as: UTF8.self))")
            return false
        }
        answers += 1
        take(action, body)
        return true
    }

    /// Writes down what was answered with 2xx.
    private func take(_ action: Unanswered.Action, _ body: Data) {
        switch action {
        case .change(let change): ledger.apply(change)
        case .send(let letter):
            guard let receipt = Receipt(body) else {
                wrong.append("writer \(number): no receipt: \(String(decoding: body, as: UTF8.self))")
                return
            }
            keep(letter, receipt)
        }
    }

    private func keep(_ letter: Letter, _ receipt: Receipt) {
        ledger.submissions[receipt.id] = .init(title: letter.title, record: letter.record)
        letters[receipt.id] = letter
        letters[receipt.id]?.token = receipt.token
        recent.append(receipt.id)
        if recent.count > 6 { recent.removeFirst() }
    }

    // MARK: What to do next

    private func next() -> Unanswered.Action {
        let alive = recent.filter(ledger.isAlive)
        guard let id = alive.randomElement(using: &random), Int.random(in: 0..<10, using: &random) >= 4,
            let submission = ledger.submissions[id]
        else { return .send(newLetter()) }
        let chance = Int.random(in: 0..<10, using: &random)
        if submission.status == "goedgekeurd" {
            switch chance {
            case 0..<3: return .change(.withdraw(id))
            case 3..<5 where ledger.map[id] == submission.title: return .change(.undo(id))
            default: return .send(proposal(id))
            }
        }
        switch chance {
        case 0: return .change(.withdraw(id))
        case 1: return .change(.reject(id))
        case 2..<5: return .change(.improve(id, title: newTitle()))
        default: return .change(.approve(id))
        }
    }

    private func newTitle() -> String {
        count += 1
        return "Proef \(number) nummer \(count)"
    }

    private func newLetter() -> Letter {
        let title = newTitle()
        let x = Double.random(in: 4...6.5, using: &random)
        let body = """
            {"titel":"\(title)","omschrijving":"Een proef met een kanariegele stekker, want stroom valt uit.","thema":"open-data",
             "geometrie":{"type":"Point","coordinates":[\(x),52.1]},"email":"proef\(number)@voorbeeld.example"}
            """
        let headers = ["Content-Type": "application/json", "Idempotency-Key": "sleutel-\(number)-\(count)"]
        return Letter(method: "POST", path: "/v1/inzendingen", headers: headers, body: body, title: title, record: nil)
    }

    /// A change of what is public, through its edit link.
    private func proposal(_ id: String) -> Letter {
        let title = newTitle()
        return Letter(
            method: "PATCH", path: "/v1/inzendingen/\(id)", headers: sender(id), body: #"{"titel":"\#(title)"}"#,
            title: title, record: id)
    }

    private func sender(_ id: String) -> [String: String] {
        [
            "Content-Type": "application/merge-patch+json", "Authorization": "Bearer \(letters[id]?.token ?? "")",
        ]
    }

    private func request(_ change: Ledger.Change) -> (String, String, [String: String], String) {
        let decides = ["Content-Type": "application/json", "Authorization": "Bearer \(moderator)"]
        func reviews(_ id: String) -> String { "/v1/inzendingen/\(id)/beoordelingen" }
        switch change {
        case .improve(let id, let title):
            return ("PATCH", "/v1/inzendingen/\(id)", sender(id), #"{"titel":"\#(title)"}"#)
        case .approve(let id): return ("POST", reviews(id), decides, #"{"besluit":"goedkeuren"}"#)
        case .reject(let id):
            return ("POST", reviews(id), decides, #"{"besluit":"afwijzen","reden":"Dit past niet."}"#)
        case .undo(let id):
            return (
                "POST", reviews(id), decides, #"{"besluit":"afwijzen","reden":"Toch niet.","status":"goedgekeurd"}"#
            )
        case .withdraw(let id): return ("DELETE", "/v1/inzendingen/\(id)", sender(id), "")
        }
    }

    // MARK: After a kill

    /// Finds out what became of the last request.
    ///
    /// - Parameter seen: what the service says of all submissions and the map.
    func resolve(_ seen: Ledger, _ connection: Connection) {
        guard let last = unanswered else { return }
        unanswered = nil
        switch last.action {
        case .change(let change):
            var after = ledger
            after.apply(change)
            let found = seen.restricted(to: after)
            if found == after {
                ledger = after
                cutOff.done += 1
            } else if last.isSure || found != ledger {
                wrong.append("writer \(number): half done or lost: \(change), sure: \(last.isSure)")
            } else {
                cutOff.undone += 1
            }
        case .send(let letter):
            let found = seen.submissions.filter { $0.value.title == letter.title }
            if found.isEmpty { cutOff.undone += 1 } else { cutOff.done += 1 }
            if found.isEmpty, last.isSure { wrong.append("writer \(number): lost: \(letter.title)") }
            // A change without a key that did not come in is not sent again.
            if found.isEmpty, letter.record != nil { return }
            guard let receipt = again(letter, connection) else { return }
            if let id = found.keys.first, id != receipt.id || found.count > 1 {
                wrong.append("writer \(number): sent twice, stored twice: \(letter.title)")
            }
            keep(letter, receipt)
        }
    }

    /// Sends again what was answered before; the answer must be the same.
    func repeatOne(_ connection: Connection) {
        // What was taken back may be sent in anew, and a double click without a key is one for a minute only.
        let ids = letters.filter { $0.value.record == nil && ledger.submissions[$0.key]?.status != "ingetrokken" }.keys
        for id in Set([ids.sorted().randomElement(using: &random), recent.last { ids.contains($0) }]) {
            guard let id, let letter = letters[id], let receipt = again(letter, connection) else { continue }
            if receipt.id != id || receipt.token != letter.token {
                wrong.append("writer \(number): the same key, another submission: \(letter.title)")
            }
        }
    }

    private func again(_ letter: Letter, _ connection: Connection) -> Receipt? {
        let exchange = connection.exchange(letter.method, letter.path, letter.headers, letter.body)
        let receipt = exchange.body.flatMap { Receipt($0) }
        if exchange.status != 201 || receipt == nil {
            wrong.append("writer \(number): sent again: \(letter.title): \(exchange.status ?? 0)")
        }
        return receipt
    }
}

/// The answer to a submission.
struct Receipt {
    let id: String
    let token: String

    init?(_ body: Data) {
        guard let object = (try? JSONSerialization.jsonObject(with: body)) as? [String: Any],
            let id = object["id"] as? String, let link = object["bewerkLink"] as? String,
            let token = link.split(separator: "/").last
        else { return nil }
        self.id = id
        self.token = String(token)
    }
}

extension Ledger {
    /// Only what another ledger knows of.
    func restricted(to other: Ledger) -> Ledger {
        Ledger(
            submissions: submissions.filter { other.submissions[$0.key] != nil },
            map: map.filter { other.submissions[$0.key] != nil })
    }
}
