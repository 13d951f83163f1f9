/// What differs between two texts, word by word.
enum WordDifference {
    /// A piece that only the old text has, only the new one, or both.
    struct Part: Hashable, Sendable {
        let words: String
        let isOld: Bool
        let isNew: Bool
    }

    /// More than a text of the record has; longer ones are shown whole.
    private static let maximumTokens = 4_000
    /// When less than this part of the words is the same, pieces are harder to read than two whole texts.
    private static let leastAlike = 0.4

    /// The pieces in order, the old before the new. Those of the old text and of both together are the old text, and likewise.
    ///
    /// Complexity: O(n · d) in the number of words and of differences.
    static func parts(_ old: String, _ new: String) -> [Part] {
        let (before, after) = (tokens(old), tokens(new))
        let whole = [(old, true), (new, false)].filter { !$0.0.isEmpty }
            .map { Part(words: $0.0, isOld: $0.1, isNew: !$0.1) }
        if old == new { return old.isEmpty ? [] : [Part(words: old, isOld: false, isNew: false)] }
        guard max(before.count, after.count) <= maximumTokens else { return whole }
        let difference = after.difference(from: before)
        let (removed, inserted) = (offsets(difference.removals), offsets(difference.insertions))
        let alike = before.indices.count { !removed.contains($0) && !isSpace(before[$0]) }
        let words = max(before.count { !isSpace($0) }, after.count { !isSpace($0) })
        guard Double(alike) >= leastAlike * Double(words) else { return whole }
        var parts: [Part] = []
        var (taken, given, same) = ("", "", "")
        func flush() {
            if !same.isEmpty { parts.append(Part(words: same, isOld: false, isNew: false)) }
            if !taken.isEmpty { parts.append(Part(words: taken, isOld: true, isNew: false)) }
            if !given.isEmpty { parts.append(Part(words: given, isOld: false, isNew: true)) }
            (taken, given, same) = ("", "", "")
        }
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            if i < before.count, removed.contains(i) {
                taken += before[i]
                i += 1
            } else if j < after.count, inserted.contains(j) {
                given += after[j]
                j += 1
            } else {
                if !taken.isEmpty || !given.isEmpty { flush() }
                same += before[i]
                i += 1
                j += 1
            }
        }
        flush()
        return parts
    }

    private static func offsets(_ changes: [CollectionDifference<Substring>.Change]) -> Set<Int> {
        Set(
            changes.map { change in
                switch change {
                case .insert(let offset, _, _), .remove(let offset, _, _): offset
                }
            })
    }

    /// Words, and what stands between them.
    private static func tokens(_ text: String) -> [Substring] {
        var tokens: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let token = rest.prefix { $0.isWhitespace == first.isWhitespace }
            tokens.append(token)
            rest = rest[token.endIndex...]
        }
        return tokens
    }

    private static func isSpace(_ token: Substring) -> Bool { token.first?.isWhitespace ?? true }
}
