/// What somebody sent in: a proposal, not public until a moderator approves it.
package struct Submission: Hashable, Sendable {
    /// Becomes the identity of the initiative when a new one is approved.
    package let id: InitiativeID
    package let proposal: Proposal
    package let status: Status
    /// 1 as it came in, one more each time the sender improves it.
    package let version: Int
    /// How often the edit link was renewed; older links no longer work.
    package let generation: Int
    package let submittedAt: Timestamp
    /// How it was made.
    package let signs: FormSigns
    /// Of a change: the revision of the public record that it was made on; nothing when that is not known.
    package let baseRevision: Int?

    package init(
        id: InitiativeID, proposal: Proposal, status: Status = .submitted, version: Int = 1, generation: Int = 0,
        submittedAt: Timestamp, signs: FormSigns = .none, baseRevision: Int? = nil
    ) {
        self.id = id
        self.proposal = proposal
        self.status = status
        self.version = version
        self.generation = generation
        self.submittedAt = submittedAt
        self.signs = signs
        self.baseRevision = baseRevision
    }

    /// The same, made on a revision of the public record; a removal takes whatever is there.
    package func made(onRevision revision: Int) -> Submission {
        guard case .change = proposal else { return self }
        return Submission(
            id: id, proposal: proposal, status: status, version: version, generation: generation,
            submittedAt: submittedAt, signs: signs, baseRevision: revision)
    }

    /// How suspicious it looks, with what to look at once more. Complexity: O(n) in the length of the texts.
    package var score: SubmissionScore { SubmissionScore(of: proposal.content, signs: signs) }

    /// The record that it is about: itself, or the one that it wants to change or remove.
    package var initiativeID: InitiativeID { proposal.initiativeID ?? id }

    /// Where a submission stands.
    package enum Status: String, CaseIterable, Sendable {
        case submitted = "ingediend"
        case approved = "goedgekeurd"
        case rejected = "afgewezen"
        case withdrawn = "ingetrokken"
    }
}

/// What a submission wants.
package enum Proposal: Hashable, Sendable {
    /// A new initiative.
    case addition(InitiativeContent)
    /// That a public record says this from now on.
    case change(of: InitiativeID, to: InitiativeContent)
    /// That a public record goes; with the reason that was given.
    case removal(of: InitiativeID, reason: String)
    /// What it said was erased at a moment; of the record that it was about, the identity is left.
    case erased(Kind, of: InitiativeID?, at: Timestamp)

    /// The kinds, by their names in the interface.
    package enum Kind: String, CaseIterable, Sendable {
        case addition = "nieuw"
        case change = "wijziging"
        case removal = "verwijdering"
    }

    package var kind: Kind {
        switch self {
        case .addition: .addition
        case .change: .change
        case .removal: .removal
        case .erased(let kind, _, _): kind
        }
    }

    /// When its content was erased, if it was.
    package var erasedAt: Timestamp? {
        if case .erased(_, _, let at) = self { at } else { nil }
    }

    /// What the record would say.
    package var content: InitiativeContent? {
        switch self {
        case .addition(let content), .change(_, let content): content
        case .removal, .erased: nil
        }
    }

    /// The record that is to be changed or removed.
    package var initiativeID: InitiativeID? {
        switch self {
        case .addition: nil
        case .change(let id, _), .removal(let id, _): id
        case .erased(_, let id, _): id
        }
    }
}
