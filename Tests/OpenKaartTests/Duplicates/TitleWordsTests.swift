import Testing

@testable import OpenKaart

@Suite("The words of a title")
struct TitleWordsTests {
    @Test(
        "Capitals, accents and punctuation make no difference",
        arguments: [
            ("De Coöperatieve Wijkraad!", ["de", "cooperatieve", "wijkraad"]), ("Route-to-PA", ["route", "to", "pa"]),
            ("’s-Gravenhage – Éen", ["s", "gravenhage", "een"]), ("G1000 (2016)", ["g1000", "2016"]),
            ("Ελλάδα «Вода»", ["ελλάδα", "вода"]), ("🎉 \u{200F}…", []), ("", []), ("日本 語", ["日本", "語"]),
        ])
    func words(title: String, words: [String]) {
        #expect(TitleWords(title).texts == words)
    }

    @Test("Articles and legal forms are fillers, and numbers are numbers, however they are written")
    func kinds() {
        let words = TitleWords("De tweede ronde van stichting Open II, 02 en 2e").words
        #expect(
            words.map(\.kind) == [
                .filler, .number, .common, .filler, .filler, .common, .number, .number, .filler, .number,
            ])
        #expect(Set(words.filter { $0.kind == .number }.map(\.key)).count == 1)
    }

    @Test(
        "Forms of a word share a stem",
        arguments: [
            ("initiatief", "initiatieven"), ("bewoner", "bewoners"), ("stem", "stemmen"), ("haags", "haagse"),
            ("buurt", "buurten"),
        ])
    func stems(one: String, other: String) {
        #expect(TitleWords(one).words.first?.stem == TitleWords(other).words.first?.stem)
    }

    @Test("What people write as one word or two is found by the same keys")
    func joined() {
        #expect(TitleWords("Open Stad").joinedKey == TitleWords("de OpenStad").joinedKey)
        #expect(TitleWords("verbeter de buurt").joinedRuns.contains(TitleWords("Verbeterdebuurt").words[0].stem))
    }

    @Test("The rarest words come first, each once, and no filler")
    func rarest() {
        var weights = WordWeights(expecting: 10)
        for _ in 0..<9 { weights.count(TitleWords("Utrecht")) }
        weights.count(TitleWords("Luisterpaal"))
        let title = TitleWords("Utrecht de Luisterpaal Utrecht Zeldzaam")
        let words = title.words
        #expect(title.rarestWords(9, weights) == [words[4].stem, words[2].stem, words[0].stem])
        #expect(weights.count(of: words[0].stem) == 9 && weights.count(of: words[4].stem) == 0)
    }

    @Test(
        "However long a text is, only its beginning is kept",
        arguments: ["e\u{301}", "ab ", "woordzonder", "🎉 ", "\u{301}", "日"])
    func long(part: String) {
        let title = TitleWords(String(repeating: part, count: 5_000))
        #expect(title.words.count <= TitleWords.maximumWords && title.letters.count <= TitleWords.maximumLetters)
        #expect(title.words.allSatisfy { $0.range.upperBound <= title.letters.count })
    }

    @Test("No text makes it stumble", arguments: SeededGenerator.seeds)
    func soup(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            let text = (0..<4).map { _ in ScalarSoup.text(using: &random) }.joined(separator: " ")
            let title = TitleWords(text)
            #expect(title.words.map { Int($0.count) }.reduce(0, +) == title.letters.count, "seed \(seed)")
            #expect(title == TitleWords(text) && title.words.allSatisfy { $0.count > 0 }, "seed \(seed)")
        }
    }
}

extension TitleWords {
    fileprivate var texts: [String] { words.map { String(decoding: letters[$0.range], as: UTF8.self) } }
}
