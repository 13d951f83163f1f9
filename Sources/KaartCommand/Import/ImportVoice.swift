import OpenKaart

/// Tells on standard error which rows were rejected or are likely duplicates.
struct ImportVoice {
    /// What the file calls its columns, by member.
    let names: [String: String]
    /// What a row is called before its number.
    let rowWord: String

    /// Says what is to be said of a row; mostly nothing.
    func say(_ row: ImportedRow) {
        switch row.fate {
        case .rejected(let problems):
            for problem in problems {
                Terminal.say("\(rowWord) \(row.line): \(names[problem.member] ?? problem.member): \(problem.detail)")
            }
        case .skipped: Terminal.say("\(rowWord) \(row.line): overgeslagen, \(words(row.duplicates))")
        case .new where !row.duplicates.isEmpty:
            Terminal.say("\(rowWord) \(row.line): mogelijk dubbel, \(words(row.duplicates))")
        default: break
        }
    }

    /// The counts, on one line.
    static func words(_ counts: ImportReport) -> String {
        var text =
            "\(counts.new) nieuw, \(counts.changed) gewijzigd, \(counts.unchanged) ongewijzigd, \(counts.rejected) afgewezen"
        if counts.skipped > 0 { text += ", \(counts.skipped) overgeslagen" }
        if counts.likelyDuplicates > 0 { text += "; van de nieuwe zijn er \(counts.likelyDuplicates) mogelijk dubbel" }
        return text
    }

    private func words(_ duplicates: [ImportDuplicate]) -> String {
        guard let best = duplicates.first else { return "" }
        let other = best.duplicate
        let place = best.line.map { "\(rowWord) \($0)" } ?? other.id.description
        return "lijkt op '\(other.title)' (\(place)): \(other.reasons.joined(separator: "; "))"
    }
}
