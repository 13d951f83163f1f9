import Foundation
import GRDB
import OpenKaart
import Testing

@testable import SearchIndex

@Suite("Searching")
struct MatchingTests {
    let folder: Folder
    let shelf = Shelf()

    init() throws {
        folder = try Folder()
    }

    @Test(
        "does not look at case and accents",
        arguments: [
            ("Geïnteresseerden", "geinteresseerden "), ("geinteresseerden", "GEÏNTERESSEERDEN "), ("Café", "cafe "),
            ("cafe", "café "), ("cafe", "cafe\u{301} "), ("één", "een "), ("Súdwest-Fryslân", "sudwest fryslan "),
            ("IJssel", "ijssel "), ("ÅNGSTRÖM", "ångström "), ("Straße", "STRAẞE "), ("x\u{302}y", "xy "),
        ])
    func folding(title: String, text: String) throws {
        let id = shelf.put(title)
        shelf.put("Iets anders", "Niets hiervan.")
        #expect(try folder.index(shelf).finds(text) == [id])
    }

    @Test(
        "takes the last word of each alternative as the beginning of one while it is typed",
        arguments: [
            ("buurt", true), ("buurtb", true), ("bu", true), ("buurt ", false), ("\"buurt\"", false), ("b", false),
            ("buurt plan", false), ("plan buurt", true), ("buurtx", false), ("buurt, park", true),
            ("buurt , park", false),
            ("park, buurt", true),
        ])
    func prefix(text: String, isFound: Bool) throws {
        let id = shelf.put("Buurtbegroting", "Met een plan.")
        #expect(try folder.index(shelf).finds(text) == (isFound ? [id] : []))
    }

    @Test(
        "wants the words of a phrase in their order, in one member",
        arguments: [
            ("\"open data\"", true), ("\"data open\"", false), ("\"open kaart\"", false), ("data open ", true),
            ("\"kaart van\"", true), ("\"van utrecht\"", false), ("open-data ", true), ("e-mail", true),
            ("e-mai", true),
            ("\"e mai\"", false), ("mail e ", true),
        ])
    func phrases(text: String, isFound: Bool) throws {
        let id = shelf.put("Open data kaart van", "Een e-mail.", organisation: "Utrecht")
        #expect(try folder.index(shelf).finds(text) == (isFound ? [id] : []))
    }

    @Test("wants all words, in whatever members, or one of the alternatives")
    func combinations() throws {
        let one = shelf.put("Boom", "Wij planten.", organisation: "Stichting Groen", place: "Assen")
        let two = shelf.put("Bankje", "Wij zitten.", organisation: "Stichting Rust", place: "Assen")
        let index = try folder.index(shelf)
        #expect(try index.finds("boom planten groen assen ") == [one])
        #expect(try index.finds("boom zitten ") == [])
        #expect(try index.finds("wij assen ") == [one, two])
        #expect(try index.finds("boom , bankje ") == [one, two])
        #expect(try index.finds("boom zitten, rust ") == [two])
        #expect(try index.finds("boom assen, zitten boom ") == [one])
        #expect(try index.finds("nergens, niets ") == [])
    }

    @Test(
        "gives the weight of the best member for each phrase",
        arguments: [
            ("boom ", 8), ("groen ", 4), ("assen ", 4), ("planten ", 1), ("overal ", 8), ("boom planten ", 9),
            ("boom groen assen planten ", 17), ("\"wij planten\"", 1), ("boom, planten ", 9), ("boom, niets ", 8),
            ("niets, planten ", 1),
            // An alternative that does not match counts for nothing, however much of it occurs.
            ("boom niets, planten ", 1), ("planten, boom niets ", 1), ("planten, niets boom ", 1),
            ("planten, boom zzz groen ", 1),
            ("boom groen, assen planten ", 17), ("boom boom ", 16), ("ove", 8),
        ])
    func score(text: String, score: Int) throws {
        for number in 0..<20 { shelf.put("Boom \(number)", "Niets en zzz.", organisation: "Groen") }
        let id = shelf.put("Boom overal", "Wij planten overal.", organisation: "Groen overal", place: "Assen overal")
        for number in 0..<20 { shelf.put("Niets \(number)", "Zzz, boom.", place: "Groen") }
        #expect(try folder.index(shelf).scores(text)[id] == score)
    }

    @Test(
        "counts a group of phrases only when all of them occur", arguments: [([2], 0), ([1, 1], 8), ([1], 8), ([], 0)])
    func groups(groups: [UInt8], score: Int) throws {
        shelf.put("Boom")
        let scores = try folder.index(shelf).connections.read { db in
            try Int.fetchAll(
                db, sql: "SELECT search_score(words, ?) FROM words WHERE words MATCH 'boom OR niets'",
                arguments: [Data(groups)])
        }
        #expect(scores == [score])
    }

    @Test(
        "takes nothing that is asked as a command",
        arguments: [
            "*", "\"*\" school", "school*", "school *", "NEAR(school park)", "NEAR(school park, 2)", "school OR park",
            "school AND park", "school NOT park", "NOT school", "titel:school", "{titel omschrijving}:school",
            "- titel : school",
            "^school", "school + park", "(school", "school)", "((((((school", "school\\", "school'--",
            "'; DROP TABLE words; --",
            "\"\"\"\" school", "a\u{FFFD}b", "\u{10FFFD}", "\u{E000}", "𞤀𞤁", "日本 語", "1️⃣", "ﷺ", "İstanbul", "words",
            "rank",
            "school" + String(repeating: "🎉", count: 190), String(repeating: "é", count: 200), "\u{301}school", "क्षि",
            "ｓｃｈｏｏｌ",
            "school\u{202E}park", "%", "school%00", "?1 :a @b $c",
        ])
    func injection(text: String) throws {
        shelf.put("Niets")
        let index = try folder.index(shelf)
        guard let parsed = try? SearchText(parsing: text) else { return }
        #expect(try index.search(parsed).hits.isEmpty)
        #expect(try index.finds("niets").count == 1)
        #expect(try index.catchUp() == .upToDate, "a search may not make the index look damaged")
    }

    @Test("survives whatever scalars there are")
    func soup() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("MatchingTests.soup seed \(seed)")
        var random = Seeded(seed)
        shelf.put("Niets")
        let index = try folder.index(shelf)
        for _ in 0..<2_000 {
            let scalars = (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
                Unicode.Scalar(
                    UInt32.random(
                        in: 1...[0x7F, 0x2FF, 0xFFFF, 0x10FFFF].randomElement(using: &random)!, using: &random))
            }
            guard let text = try? SearchText(parsing: String(String.UnicodeScalarView(scalars))) else { continue }
            _ = try index.search(text)
        }
        #expect(try index.catchUp() == .upToDate, "seed \(seed)")
    }

    @Test("that takes too long ends, and the connection is good for the next")
    func deadline() throws {
        for number in 0..<3_000 { shelf.put("Boom \(number)") }
        var limits = Limits()
        limits.patience = .zero
        let index = try SearchIndex(path: folder.path(), following: shelf, limits: limits)
        try index.catchUp()
        #expect(throws: SearchError.tooMuchWork) { try index.finds("boom") }
        let count = try index.connections.read { db in try MatchExpression(SearchText(parsing: "boom")).hits(db).count }
        #expect(count == 3_000)
    }
}
