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

    /// How much each sign weighs when it is there in full. None decides by itself.
    private static let weights = (gibberish: 0.7, haste: 0.4, links: 0.5, mixedScript: 0.4, personalData: 0.1)
    /// So many links are normal, and so many say the most that links can say.
    private static let links = (normal: 2.0, many: 7.0)

    /// Judges a submission.
    ///
    /// - Parameter seconds: between the start of the form and the post; nothing when there was no form.
    /// - Complexity: O(n) in the length of the texts.
    package init(of content: InitiativeContent, secondsToFill seconds: Double?) {
        warnings = content.warnings + [SubmissionWarning.haste(seconds: seconds)].compactMap(\.self)
        gibberish = Gibberish.score(of: content)
        haste = Haste.score(seconds: seconds)
        links = content.freeTexts.reduce(0) { $0 + LinkCount.links(in: $1.text) }
        let linkPart = (Double(links) - Self.links.normal) / (Self.links.many - Self.links.normal)
        // Honest people put their own data in too, so that it weighs little.
        let parts = [
            Self.weights.gibberish * gibberish, Self.weights.haste * haste,
            Self.weights.links * min(1, max(0, linkPart)),
            warnings.contains { $0.kind == .mixedScript } ? Self.weights.mixedScript : 0,
            warnings.contains(where: \.kind.isPersonalData) ? Self.weights.personalData : 0,
        ]
        value = ((1 - parts.reduce(1) { $0 * (1 - $1) }) * 10).rounded() / 10
    }
}
