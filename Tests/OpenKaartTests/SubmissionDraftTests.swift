import OpenKaart
import Testing

@Suite("A draft of a submission")
struct SubmissionDraftTests {
    private static func draft(email: String?) -> SubmissionDraft {
        var draft = SubmissionDraft()
        draft.initiative = Samples.draft()
        draft.email = email
        return draft
    }

    private static func mistakes(_ draft: SubmissionDraft) throws -> [Problem] {
        let rules = try Samples.rules()
        return #expect(throws: Problems.self) { try draft.judged(by: rules) }?.all ?? []
    }

    @Test("gives the content and the address")
    func right() throws {
        let judged = try Self.draft(email: " jan@voorbeeld.nl\n").judged(by: Samples.rules())
        #expect(judged.proposal.content == (try Samples.content()))
        #expect(judged.email?.secret == "jan@voorbeeld.nl")
    }

    @Test("may leave the address out", arguments: [nil, "", "  ", "\u{FEFF}"])
    func withoutAddress(email: String?) throws {
        #expect(try Self.draft(email: email).judged(by: Samples.rules()).email == nil)
    }

    @Test("with a wrong address and other mistakes gives all of them, the address last")
    func together() throws {
        var draft = Self.draft(email: "jan")
        draft.initiative.title = nil
        draft.initiative.position = (136_000, 455_000)
        #expect(
            try Self.mistakes(draft).map(\.brief) == ["titel: verplicht", "geometrie: rd-meters", "email: ongeldig"])
    }

    @Test("with only a wrong address is refused", arguments: ["jan", "jan@voorbeeld.nl\0", "\0"])
    func onlyTheAddress(email: String) throws {
        let mistakes = try Self.mistakes(Self.draft(email: email))
        #expect(mistakes.map(\.brief) == ["email: ongeldig"])
        #expect(mistakes.first?.detail.contains("jan") == false)
    }

    @Test("whose reader found the address wrong is not judged again")
    func readersProblem() throws {
        var draft = Self.draft(email: "jan")
        draft.initiative.problems = [Problem(member: "email", code: .duplicate, detail: "Twee keer.")]
        #expect(try Self.mistakes(draft) == draft.initiative.problems)
    }
}
