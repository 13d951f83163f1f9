import OpenDataFormats
import Pages
import Testing

/// A problem for people.
@Suite("The page of a problem")
struct ProblemPageTests {
    @Test("says what is wrong, where, and where to go")
    func problem() throws {
        let tree = try HTMLTree(.problem, Samples.document(.problem))
        #expect(try tree.texts("//head/title") == ["Fout: Ongeldige invoer – Open Kaart"])
        #expect(try tree.texts("//h2") == ["De fouten (2)"])
        #expect(
            try tree.texts("//main/ul/li/p") == ["'limit' is geen getal: \"<b>\".", "'bbox' heeft 3 getallen."])
        #expect(try tree.texts("//main/ul/li[1]/dl/dd") == ["query", "limit", "invalid"])
        #expect(try tree.texts("//main/p/a/@href") == ["https://kaart.example/v1"])
        #expect(try tree.texts("//main/dl/dd") == ["400"])
    }

    @Test("is not kept by search engines")
    func robots() throws {
        let tree = try HTMLTree(.problem, Samples.document(.problem))
        #expect(try tree.texts("//meta[@name='robots']/@content") == ["noindex"])
        #expect(try tree.count("//link[@rel='canonical']") == 0)
    }
}
