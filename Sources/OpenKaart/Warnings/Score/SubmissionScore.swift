/// How suspicious a submission looks, from 0 to 1, with the warnings that go with it. It orders the queue and never refuses anything.
///
/// The queue shows the least suspicious first, and of the same score the oldest first. So a flood of nonsense does not stand between
/// a moderator and people who wait for an answer; what the score has wrong is seen later, not lost. What waits is not public,
/// so that nothing suspicious is in a hurry.
package struct SubmissionScore: Hashable, Sendable {
    /// The score, in steps of a tenth: submissions that differ little stay in the order in which they came.
    package let value: Double
    /// Everything to look at once more, in the order of the record; the haste last.
    package let warnings: [SubmissionWarning]
    /// `Gibberish.score(of:)`.
    package let gibberish: Double
    /// `Haste.score(seconds:)`.
    package let haste: Double
    /// How many web addresses stand in the texts, besides the one in `url`.
    package let links: Int

    /// How much each sign weighs when it is there in full. Only the trap decides by itself.
    private static let weights = (
        gibberish: 0.7, haste: 0.4, links: 0.5, mixedScript: 0.4, personalData: 0.1, trap: 1.0, noProof: 0.4
    )
    /// So many links are normal, and so many say the most that links can say.
    private static let links = (normal: 2.0, many: 7.0)

    /// Judges a submission.
    ///
    /// - Parameter content: nothing for a submission without texts of a record.
    /// - Complexity: O(n) in the length of the texts.
    package init(of content: InitiativeContent?, signs: FormSigns) {
        let seconds = signs.secondsToFill
        warnings =
            (content?.warnings ?? [])
            + [SubmissionWarning.haste(seconds: seconds), signs.trapWarning, signs.proofWarning].compactMap(\.self)
        gibberish = content.map(Gibberish.score) ?? 0
        haste = Haste.score(seconds: seconds)
        links = content?.freeTexts.reduce(0) { $0 + LinkCount.links(in: $1.text) } ?? 0
        let linkPart = (Double(links) - Self.links.normal) / (Self.links.many - Self.links.normal)
        // Honest people put their own data in too, so that it weighs little.
        let parts = [
            Self.weights.gibberish * gibberish, Self.weights.haste * haste,
            Self.weights.links * min(1, max(0, linkPart)),
            warnings.contains { $0.kind == .mixedScript } ? Self.weights.mixedScript : 0,
            warnings.contains(where: \.kind.isPersonalData) ? Self.weights.personalData : 0,
            signs.filledTrap ? Self.weights.trap : 0, signs.lacksProof ? Self.weights.noProof : 0,
        ]
        value = ((1 - parts.reduce(1) { $0 * (1 - $1) }) * 10).rounded() / 10
    }
}

extension FormSigns {
    fileprivate var trapWarning: SubmissionWarning? {
        guard filledTrap else { return nil }
        return SubmissionWarning(
            kind: .trap, member: nil,
            detail: "Een veld dat mensen niet zien, is ingevuld. Waarschijnlijk deed een programma dit.")
    }

    fileprivate var proofWarning: SubmissionWarning? {
        guard lacksProof else { return nil }
        return SubmissionWarning(
            kind: .noProof, member: nil,
            detail: "Het rekenbewijs ontbreekt of klopt niet. Uw inzending is bewaard, maar wordt later bekeken.")
    }
}
