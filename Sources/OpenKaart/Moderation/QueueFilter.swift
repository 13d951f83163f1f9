/// Which submissions of a list a moderator wants to see.
package struct QueueFilter: Hashable, Sendable {
    package var kind: Proposal.Kind?
    package var theme: ThemeSlug?
    package var warning: SubmissionWarning.Kind?
    /// Words or pieces of words; capitals and accents make no difference.
    package var text: String?

    package init(
        kind: Proposal.Kind? = nil, theme: ThemeSlug? = nil, warning: SubmissionWarning.Kind? = nil, text: String? = nil
    ) {
        self.kind = kind
        self.theme = theme
        self.warning = warning
        self.text = text
    }

    /// Whether it lets everything through.
    package var isEmpty: Bool { self == QueueFilter() }

    /// Whether a submission is among them.
    package func takes(_ submission: Submission, _ score: SubmissionScore) -> Bool {
        if let kind, submission.proposal.kind != kind { return false }
        if let theme, submission.proposal.content?.theme != theme { return false }
        if let warning, !score.warnings.contains(where: { $0.kind == warning }) { return false }
        return text.map { Self.texts(of: submission).contains(FoldedText.bytes($0)) } ?? true
    }

    private static func texts(of submission: Submission) -> [UInt8] {
        var texts = [submission.id.description]
        if let content = submission.proposal.content {
            texts += [content.title, content.description, content.organisation, content.place, content.url?.text]
                .compactMap(\.self)
        }
        if case .removal(_, let reason) = submission.proposal { texts.append(reason) }
        return FoldedText.bytes(texts.joined(separator: "\n"))
    }
}

/// What a moderator sees of a list: what a filter lets through, and how many of each kind there are in all.
package struct QueueView: Sendable {
    /// What matches, in the order of the list.
    package let entries: [Entry]
    package let kinds: [Proposal.Kind: Int]
    package let themes: [ThemeSlug: Int]
    package let warnings: [SubmissionWarning.Kind: Int]

    /// A submission with what to look at.
    package struct Entry: Sendable {
        package let submission: Submission
        package let score: SubmissionScore
    }

    /// Complexity: O(n) in the length of all texts.
    package init(_ submissions: [Submission], _ filter: QueueFilter) {
        var kinds: [Proposal.Kind: Int] = [:]
        var themes: [ThemeSlug: Int] = [:]
        var warnings: [SubmissionWarning.Kind: Int] = [:]
        entries = submissions.compactMap { submission in
            let score = submission.score
            kinds[submission.proposal.kind, default: 0] += 1
            if let theme = submission.proposal.content?.theme { themes[theme, default: 0] += 1 }
            for kind in Set(score.warnings.map(\.kind)) { warnings[kind, default: 0] += 1 }
            return filter.takes(submission, score) ? Entry(submission: submission, score: score) : nil
        }
        self.kinds = kinds
        self.themes = themes
        self.warnings = warnings
    }
}
