import OpenDataFormats
import Pages
import Testing

/// Where links may lead.
@Suite("The address of a link")
struct WebPageAddressTests {
    @Test(
        "is taken when it leads to the web or to this site",
        arguments: [
            "https://kaart.example", "http://a", "HTTPS://A.EXAMPLE/?q=1&r=%20#x", "/", "/v1/collections?f=html",
            "https://[::1]:8080/", "https://münchen.example/é", "/a//b", "https://a.example/(x)'y'",
        ])
    func taken(text: String) {
        #expect(WebPageAddress(text) != nil)
    }

    @Test(
        "is refused when it leads elsewhere or is no address",
        arguments: [
            "", "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
            "data:text/html,x", "vbscript:x", "file:///etc/passwd", "mailto:a@b.example", "ftp://a", "//evil.example",
            "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "//\u{301}evil.example", "http:/a", "https:a",
            "http://", "https://", "a.example", "#x", "?q=1", "https://a b", "https://a\nb", "https://a\u{0}",
            "https://a\"b",
            "https://a<b", "https://a/{z}", "https://a\u{A0}b", "https://a\u{2028}b", "https\u{FF1A}//a",
            "\u{FEFF}https://a",
        ])
    func refused(text: String) {
        #expect(WebPageAddress(text) == nil)
    }

    @Test("that is refused is shown as text", arguments: ["javascript:alert(1)", "//evil.example", "data:text/html,x"])
    func shownAsText(address: String) throws {
        let document: JSONValue = [
            "type": "Feature", "id": "1", "properties": ["titel": "T", "url": .string(address)],
            "links": [["href": .string(address), "rel": "related", "title": "Kwaad"]],
        ]
        let tree = try HTMLTree(.item, document)
        #expect(try !tree.texts("//@href").contains(address))
        #expect(try tree.texts("//dd").contains(address))
        #expect(try tree.texts("//li/code").contains(address))
        #expect(try tree.texts("//li[code]/span").contains("Kwaad"))
    }
}
