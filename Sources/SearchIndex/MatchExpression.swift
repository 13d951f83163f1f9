import GRDB
import OpenKaart

/// A question in FTS5's language. The only place where a search becomes SQL.
struct MatchExpression {
    /// The expression; all that comes from the asker are letters and digits inside quotes.
    let text: String
    /// How many phrases each alternative has, as `search_score` wants it.
    let groups: [UInt8]

    init(_ search: SearchText) {
        text = search.alternatives.map { phrases in
            "(" + phrases.map(Self.phrase).joined(separator: " AND ") + ")"
        }.joined(separator: " OR ")
        groups = search.alternatives.map { UInt8($0.count) }
    }

    /// All records that match, in the order of the index. The hot path of a search.
    func hits(_ db: Database) throws -> [SearchHits.Hit] {
        let matches = try RawStatement(db, "SELECT rowid, search_score(words, ?2) FROM words WHERE words MATCH ?1")
        let roster = try RawStatement(db, "SELECT slots FROM roster WHERE block = ?")
        defer {
            matches.reset()
            roster.reset()
        }
        matches.bind(text, at: 1)
        matches.bind(groups, at: 2)
        var hits: [SearchHits.Hit] = []
        var block = -1
        var slots = UnsafeRawBufferPointer(start: nil, count: 0)
        while try matches.step() {
            let row = matches.integer(0)
            if row / RosterSlot.perBlock != block {
                block = row / RosterSlot.perBlock
                roster.reset()
                roster.bind(Int64(block), at: 1)
                guard try roster.step() else {
                    throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "block \(block) of the roster")
                }
                slots = roster.blob(0)
            }
            if let id = RosterSlot.id(row, in: slots) { hits.append(.init(id: id, score: matches.integer(1))) }
        }
        return hits
    }

    private static func phrase(_ phrase: SearchText.Phrase) -> String {
        "\"" + phrase.words.joined(separator: " ") + "\"" + (phrase.isPrefix ? " *" : "")
    }
}
