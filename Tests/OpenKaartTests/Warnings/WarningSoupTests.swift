import Foundation
import OpenKaart
import Testing

@Suite("Warnings about any text")
struct WarningSoupTests {
    private static let pieces = [
        "06", "-", " ", "12345678", "+31", "(0)", "@", "at", "(at)", " punt ", "nl", ".", "NL91", "ABNA", "0417",
        "BE68",
        "Dorpsstraat", "12", "3511", "AB", "AB 12", "Laan", "van", "de", "bsn", "123456782", "123", "456", "782", "nr.",
        "https://", "www.", "\n", "é", "e\u{301}", "👩‍👧", "🏴", "\u{FE0F}\u{20E3}", "شارع", "٠٦", "０６", "\u{202E}", "xn--",
        "\u{0}", "€", ",", "/", "…", "İ", "ß", "ﬁ", "①", "Ⅻ", "𝟎𝟔",
    ]

    @Test("never crash, and quote little", arguments: SeededGenerator.seeds)
    func random(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...25, using: &random) {
                text +=
                    Bool.random(using: &random)
                    ? Self.pieces.randomElement(using: &random) ?? "" : ScalarSoup.text(using: &random)
            }
            let url = "https://" + text.prefix(30)
            let score = SubmissionScore(
                of: try .sample(title: text, description: text, place: text, url: url),
                signs: FormSigns(secondsToFill: .random(in: -9...99)))
            #expect((0...1).contains(score.value))
            #expect(score.warnings.allSatisfy { $0.detail.unicodeScalars.count < 400 })
        }
    }

    /// In processor time of this thread, which does not grow when others keep the machine busy.
    @Test(
        "take time in proportion to its length",
        arguments: [
            "0", "06 ", "0612345678", "0-", "(0", "+31 ", "1 ", "12.", "123 456 782 ", "123456782 ", "@", "a@", "a@a.",
            "at ",
            " punt ", "a(at)", "(at)", "nl", "nl91 ", "NL91ABNA041716430", "nl91abna", "be68539007547034", "a", "a ",
            "Laan van ", "Laan de 5 ", "Dorpsstraat ", "Straat 12 ", "3511 AB ", "3511AB", "12 nr ", "stadhuis ", " ",
            "\n",
            "-", "e\u{301}", "\u{301}", "é", "👩‍👧‍👦", "ש", "漢", "https://", "www.", "www.a ", "bsn ", "bsn 123456782 ",
            "asdf",
        ])
    func linear(piece: String) throws {
        let short = try cost(of: piece, signs: 1_000)
        let long = try cost(of: piece, signs: 8_000)
        // Eight times for eight times the length; sixty-four if something were quadratic.
        #expect(long < short * 24, "\(short) and \(long) nanoseconds")
    }

    private func cost(of piece: String, signs: Int) throws -> UInt64 {
        let content = try InitiativeContent.sample(
            description: String(repeating: piece, count: signs / piece.unicodeScalars.count))
        return (0..<3).map { _ in
            let start = threadTime()
            _ = SubmissionScore(of: content, signs: .none)
            return threadTime() - start
        }.min() ?? 0
    }

    private func threadTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
