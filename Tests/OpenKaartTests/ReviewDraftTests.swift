import OpenKaart
import Testing

@Suite("A draft of a review")
struct ReviewDraftTests {
    private static func judged(_ decision: String?, _ reason: String?, problems: [Problem] = []) -> Result<
        Review, Problems
    > {
        var draft = ReviewDraft()
        draft.decision = decision
        draft.reason = reason
        draft.problems = problems
        return Result { () throws(Problems) in try draft.judged(moderator: "Noor", at: .epoch).review }
    }

    private static func mistakes(_ result: Result<Review, Problems>) -> [String] {
        if case .failure(let problems) = result { problems.all.map(\.brief) } else { [] }
    }

    @Test("to approve needs no reason", arguments: [nil, "", " \n\u{200B}"])
    func approval(reason: String?) throws {
        let review = try Self.judged("goedkeuren", reason).get()
        #expect(review == Review(decision: .approve, reason: nil, moderator: "Noor", at: .epoch))
    }

    @Test(
        "knows no version or revision that is none, or larger than the interface says",
        arguments: [0, -1, 1.5, 1_000_000_001, 36_893_488_147_419_103_233, 1e300])
    func numbers(number: Double) {
        var draft = ReviewDraft()
        draft.decision = "goedkeuren"
        draft.version = number
        draft.revision = number
        let result = Result { () throws(Problems) in try draft.judged(moderator: "Noor", at: .epoch).review }
        #expect(Self.mistakes(result) == ["versie: ongeldig", "revisie: ongeldig"])
    }

    @Test(
        "keeps its reason as plain text, with lines",
        arguments: [("goedkeuren", Review.Decision.approve), ("afwijzen", .reject)])
    func reasons(decision: String, kept: Review.Decision) throws {
        let review = try Self.judged(decision, " Bestaat al:\r\nzie de buurt\u{202E}kaart. ").get()
        #expect(review.decision == kept)
        #expect(review.reason == "Bestaat al:\nzie de buurtkaart.")
    }

    @Test(
        "is refused with all that is wrong",
        arguments: [
            (nil, nil, ["besluit: verplicht"]), ("misschien", nil, ["besluit: onbekende-waarde"]),
            ("Afwijzen", "Want", ["besluit: onbekende-waarde"]),
            ("", "Want", ["besluit: onbekende-waarde"]), ("afwijzen", nil, ["reden: verplicht"]),
            ("afwijzen", " \n", ["reden: verplicht"]),
            ("afwijzen", "ja", ["reden: te-kort"]), ("goedkeuren", "ja", ["reden: te-kort"]),
            (nil, "ja", ["besluit: verplicht", "reden: te-kort"]),
            ("afwijzen", String(repeating: "é", count: 2_001), ["reden: te-lang"]),
            ("afwijzen", "Want\0", ["reden: ongeldig"]), ("goedkeuren", "Want\0", ["reden: ongeldig"]),
        ])
    func refused(decision: String?, reason: String?, expected: [String]) {
        #expect(Self.mistakes(Self.judged(decision, reason)) == expected)
    }

    @Test("takes a reason of 3 and of 2000 characters", arguments: [3, 2_000])
    func lengths(count: Int) throws {
        #expect(try Self.judged("afwijzen", String(repeating: "é", count: count)).get().reason?.count == count)
    }

    @Test("keeps what its reader found wrong and does not judge that again")
    func readersProblems() {
        let decision = Problem(member: "besluit", code: .wrongType, detail: "Geen tekst.")
        let reason = Problem(member: "reden", code: .duplicate, detail: "Twee keer.")
        let stranger = Problem(member: "kleur", code: .unknownMember, detail: "Onbekend.")
        #expect(
            Self.judged(nil, "ja", problems: [decision])
                == .failure(Problems([decision, TextLength.reason.problem("ja", member: "reden")].compactMap { $0 })))
        #expect(Self.judged("afwijzen", nil, problems: [reason]) == .failure(Problems([reason])))
        #expect(Self.judged("afwijzen", "ja", problems: [reason]) == .failure(Problems([reason])))
        #expect(Self.judged("goedkeuren", nil, problems: [stranger]) == .failure(Problems([stranger])))
    }
}
