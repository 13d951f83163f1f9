import OpenKaart
import Testing

@Suite("What of a web address tells which page it is")
struct AddressKeyTests {
    @Test(
        "Scheme, www, capitals, port, slash, home page, query and fragment make no difference",
        arguments: [
            "http://voorbeeld.nl/plan", "https://www.voorbeeld.nl/plan/", "https://Voorbeeld.NL/Plan/index.html",
            "https://voorbeeld.nl:443/plan?x=1", "https://voorbeeld.nl./plan//#top",
            "https://voorbeeld.nl/plan/default.aspx?a=/b",
        ])
    func same(text: String) throws {
        let key = try #require(AddressKey(try WebAddress(text)))
        let plain = try #require(AddressKey(try WebAddress("https://voorbeeld.nl/plan")))
        #expect(key == plain && key.hasPath)
    }

    @Test(
        "Another host or path is another page",
        arguments: [
            "https://voorbeeld.nl", "https://voorbeeld.nl/plannen", "https://x.voorbeeld.nl/plan",
            "https://voorbeeld.com/plan",
        ])
    func other(text: String) throws {
        #expect(try AddressKey(WebAddress(text))?.key != AddressKey(WebAddress("https://voorbeeld.nl/plan"))?.key)
    }

    @Test(
        "A home page has no path",
        arguments: ["https://a.nl", "https://a.nl/", "https://www.a.nl/index.php", "https://a.nl?x", "https://[::1]/"])
    func home(text: String) throws {
        #expect(try AddressKey(WebAddress(text))?.hasPath == false)
    }
}
