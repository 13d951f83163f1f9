import OpenKaart
import Testing

@Suite("The text of a search")
struct SearchTextTests {
    /// Alternatives by `|`, phrases by space, words of a phrase by `+`, the beginning of a word by `*`.
    static func shape(_ text: SearchText) -> String {
        text.alternatives.map { phrases in
            phrases.map { $0.words.joined(separator: "+") + ($0.isPrefix ? "*" : "") }.joined(separator: " ")
        }.joined(separator: "|")
    }

    @Test(
        "is taken apart into alternatives, phrases and words",
        arguments: [
            ("school", "school*"), ("school ", "school"), ("  school", "school*"), ("school\t", "school"),
            ("school\n", "school"), ("groene school", "groene school*"), ("groene school ", "groene school"),
            ("a", "a"), ("ab", "ab*"), ("é", "é"), ("7", "7"), ("16", "16*"),
            ("school,park", "school*|park*"), ("groene school, park", "groene school*|park*"), ("school,", "school*"),
            ("school ,park", "school|park*"), ("\"school\",park", "school|park*"), (",,school,,", "school*"),
            (" , school", "school*"),
            ("\"open data\"", "open+data"), ("\"open data\" kaart", "open+data kaart*"),
            ("kaart \"open data\"", "kaart open+data"), ("\"open, data\"", "open+data"),
            ("kaart\"open data\"", "kaart open+data"),
            ("“open data”", "open+data"), ("„open data”", "open+data"), ("\"\" school", "school*"),
            ("o'brien", "o+brien*"), ("e-mail", "e+mail*"), ("e-m", "e+m"), ("'s-Gravenhage ", "s+Gravenhage"),
            ("bed & breakfast", "bed breakfast*"), ("school.", "school*"), ("🎉feest🎉", "feest*"),
            ("cafe\u{301}", "caf\u{E9}*"), ("x\u{302}y", "x\u{302}y*"), ("½ ", "½"), ("日本", "日本*"),
            ("school*", "school*"), ("NEAR(a b)", "NEAR+a b"), ("titel:school", "titel+school*"),
            ("^school", "school*"),
            ("a OR b", "a OR b"), ("-school", "school*"), ("\u{600}|x1", "x1*"),
        ])
    func parts(text: String, shape: String) throws {
        let parsed = try SearchText(parsing: text)
        #expect(Self.shape(parsed) == shape)
        #expect(try SearchText(parsing: parsed.text) == parsed, "read again: '\(parsed.text)'")
    }

    @Test(
        "is kept on one line, with the space that ends a word",
        arguments: [
            ("  groene \t school", "groene school"), ("school  ", "school "), ("\"open data\" ", "\"open data\""),
            ("school, ", "school,"), ("scho\u{AD}ol", "school"), ("cafe\u{301}", "caf\u{E9}"),
        ])
    func line(text: String, line: String) throws {
        #expect(try SearchText(parsing: text).text.unicodeScalars.elementsEqual(line.unicodeScalars))
    }

    @Test(
        "that asks nothing or too much is refused, with what to do",
        arguments: [
            ("", Problem.Code.invalid, "'q' is leeg. Geef een of meer woorden om op te zoeken, of laat 'q' weg."),
            (" \t ", .invalid, "'q' is leeg. Geef een of meer woorden om op te zoeken, of laat 'q' weg."),
            ("\u{200B}", .invalid, "'q' is leeg. Geef een of meer woorden om op te zoeken, of laat 'q' weg."),
            ("?!,\"-\"", .invalid, "In 'q' staat geen woord of getal. Geef een of meer woorden om op te zoeken."),
            (
                String(repeating: "🎉", count: 200), .invalid,
                "In 'q' staat geen woord of getal. Geef een of meer woorden om op te zoeken."
            ),
            (
                "\"open data", .invalid,
                "In 'q' staat een aanhalingsteken zonder tweede. Zet er een achter de woorden die bij elkaar horen, of haal het weg."
            ),
            (
                "a\0b", .invalid,
                "In 'q' staat een NUL-teken, of een lange reeks losse accenten. Dat is geen tekst; haal het weg."
            ),
            (
                String(repeating: "a", count: 201), .tooLong,
                "'q' heeft 201 tekens. Maak het korter: hoogstens 200 tekens."
            ),
            ("a b c d e f g h i j k", .tooLong, "'q' heeft 11 woorden. Maak het korter: hoogstens 10 woorden."),
            ("a-b-c-d-e-f-g-h-i-j-k", .tooLong, "'q' heeft 11 woorden. Maak het korter: hoogstens 10 woorden."),
            ("a,b,c,d,e,f,g,h,i,\"j k\"", .tooLong, "'q' heeft 11 woorden. Maak het korter: hoogstens 10 woorden."),
        ])
    func refusals(text: String, code: Problem.Code, detail: String) {
        #expect(throws: Problem(member: "q", code: code, detail: detail)) { try SearchText(parsing: text) }
    }

    @Test("may be just as long as is allowed")
    func bounds() throws {
        #expect(try SearchText(parsing: String(repeating: "a", count: 200)).text.count == 200)
        #expect(Self.shape(try SearchText(parsing: "a b c d e f g h i j")) == "a b c d e f g h i j")
    }
}
