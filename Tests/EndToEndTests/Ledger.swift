/// What one writer was told: the state of its submissions and of the public records that came of them.
struct Ledger: Equatable {
    var submissions: [String: Submission] = [:]
    /// Titles on the map, by id.
    var map: [String: String] = [:]

    /// One submission as its sender knows it.
    struct Submission: Equatable {
        var status = "ingediend"
        var version = 1
        var title: String
        /// The public record that it changes; nothing for a new one.
        var record: String?
    }

    /// Something that a writer asks for about a submission that is there.
    enum Change: Equatable {
        case improve(String, title: String)
        case approve(String)
        case reject(String)
        case undo(String)
        case withdraw(String)
    }

    /// Does to the ledger what an answer of 2xx says.
    mutating func apply(_ change: Change) {
        switch change {
        case .improve(let id, let title):
            submissions[id]?.title = title
            submissions[id]?.version += 1
        case .approve(let id):
            submissions[id]?.status = "goedgekeurd"
            if let submission = submissions[id] { map[submission.record ?? id] = submission.title }
        case .reject(let id):
            submissions[id]?.status = "afgewezen"
        case .undo(let id):
            submissions[id]?.status = "afgewezen"
            map[id] = nil
        case .withdraw(let id):
            submissions[id]?.status = "ingetrokken"
            if submissions[id]?.record == nil { map[id] = nil }
        }
    }

    /// Whether a submission can still be asked for something.
    func isAlive(_ id: String) -> Bool {
        guard let submission = submissions[id] else { return false }
        switch submission.status {
        case "ingediend": return submission.record.map { map[$0] != nil } ?? true
        case "goedgekeurd": return submission.record == nil
        default: return false
        }
    }
}
