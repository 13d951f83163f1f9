import OpenKaart
import Testing

@Suite("A web address")
struct WebAddressTests {
    @Test(
        "is taken as it was written",
        arguments: [
            "https://voorbeeld.nl", "http://voorbeeld.nl/", "HTTPS://Voorbeeld.NL/Pad", "https://voorbeeld.nl.",
            "http://localhost",
            "https://voorbeeld.nl:8443/pad", "https://voorbeeld.nl:0", "https://voorbeeld.nl:65535",
            "https://voorbeeld.nl:/pad",
            "https://voorbeeld.nl?vraag=a@b.nl", "https://voorbeeld.nl#deel",
            "https://voorbeeld.nl/@naam/%20?a=b&c[]=d#e",
            "https://192.0.2.1/", "https://[::1]/", "https://[2001:db8::1]:8443/pad", "https://[::ffff:192.0.2.1]",
            "https://bücher.example/straße", "https://xn--bcher-kva.example", "https://例え.jp/道",
            "https://a_b.voorbeeld.nl",
            "https://" + String(repeating: "a", count: 63) + ".nl",
        ])
    func taken(text: String) throws {
        #expect(try WebAddress(text).text == text)
    }

    @Test(
        "is refused with what is wrong",
        arguments: [
            ("voorbeeld.nl", "is geen volledig webadres"), ("//voorbeeld.nl", "is geen volledig webadres"),
            ("", "is geen volledig webadres"), ("/pad", "is geen volledig webadres"),
            ("javascript:alert(1)", "'javascript:' mag niet"), ("JavaScript:alert(1)", "'javascript:' mag niet"),
            ("ftp://voorbeeld.nl", "'ftp:' mag niet"), ("data:text/html,<p>", "'data:' mag niet"),
            ("mailto:jan@voorbeeld.nl", "'mailto:' mag niet"), ("file:///etc/passwd", "'file:' mag niet"),
            (" https://voorbeeld.nl", "mag niet"), ("httpſ://voorbeeld.nl", "mag niet"),
            ("://voorbeeld.nl", "mag niet"),
            ("https:voorbeeld.nl", "twee schuine strepen"), ("https:/voorbeeld.nl", "twee schuine strepen"),
            ("https:\\\\voorbeeld.nl", "twee schuine strepen"),
            ("https://jan@voorbeeld.nl", "gebruikersnaam"), ("https://jan:geheim@voorbeeld.nl/", "gebruikersnaam"),
            ("https://@voorbeeld.nl", "gebruikersnaam"), ("https://goed.nl:80@kwaad.nl", "gebruikersnaam"),
            ("https://voorbeeld.nl/een twee", "een teken dat niet mag"),
            ("https://voorbeeld.nl/\n", "een teken dat niet mag"),
            ("https://voorbeeld.nl/\u{A0}", "een teken dat niet mag"),
            ("https://voorbeeld.nl/<b>", "een teken dat niet mag"),
            ("https://voorbeeld.nl/\"", "een teken dat niet mag"), ("https://voor\\beeld.nl", "een teken dat niet mag"),
            ("https://voorbeeld.nl/\u{7F}", "een teken dat niet mag"),
            ("https://", "naam van de website"), ("https:///pad", "naam van de website"),
            ("https://?vraag", "naam van de website"),
            ("https://:8080/", "naam van de website"), ("https://.", "naam van de website"),
            ("https://a..nl", "naam van de website"),
            ("https://.nl", "naam van de website"), ("https://-a.nl", "naam van de website"),
            ("https://a%2Fb.nl", "naam van de website"),
            ("https://voorbeeld.nl:65536", "naam van de website"), ("https://voorbeeld.nl:-1", "naam van de website"),
            ("https://voorbeeld.nl:٨٠", "naam van de website"), ("https://voorbeeld.nl:80:80", "naam van de website"),
            ("https://[::1", "naam van de website"), ("https://[]", "naam van de website"),
            ("https://[::g]", "naam van de website"),
            ("https://[::1]nl", "naam van de website"), ("https://::1/", "naam van de website"),
            ("https://[1.2.3.4]/", "naam van de website"),
            ("https://" + String(repeating: "a", count: 64) + ".nl", "naam van de website"),
            ("https://" + String(repeating: "a.", count: 127) + "nl", "naam van de website"),
            ("https://voorbeeld．nl／pad", "naam van de website"),
        ])
    func refused(text: String, reason: String) throws {
        let problem = #expect(throws: Problem.self) { try WebAddress(text) }
        #expect(problem?.member == "url")
        #expect(problem?.code == .invalid)
        #expect(problem?.detail.contains(reason) == true, "\(problem?.detail ?? "")")
    }

    @Test("does not hide a user name behind a mark on the @", arguments: ["\u{301}", "\u{20DD}", "\u{FE0F}"])
    func markedSigns(mark: String) throws {
        #expect(throws: Problem.self) { try WebAddress("https://goed.nl@\(mark)kwaad.nl/") }
        #expect(throws: Problem.self) { try WebAddress("https://goed.nl:80@\(mark)kwaad.nl/") }
    }

    @Test("does not repeat more than the start of a long text")
    func longText() throws {
        let problem = #expect(throws: Problem.self) { try WebAddress(String(repeating: "x", count: 5_000)) }
        #expect((problem?.detail.count ?? .max) < 200)
    }
}
