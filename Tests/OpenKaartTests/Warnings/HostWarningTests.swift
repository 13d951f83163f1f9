import OpenKaart
import Testing

@Suite("The name of the website")
struct HostWarningTests {
    @Test(
        "gives a warning when it mixes scripts or looks like another name",
        arguments: [
            ("https://аmsterdam.nl", "Cyrillisch en Latijns"),
            ("https://amsterdаm.nl/pad?a=b", "Cyrillisch en Latijns"),
            ("https://www.gοοgle.com", "Grieks en Latijns"), ("https://xn--msterdam-06g.nl", "Cyrillisch en Latijns"),
            ("https://хn.utrecht.nl", "Cyrillisch en Latijns"), ("https://Кpn.nl:8080/", "Cyrillisch en Latijns"),
            ("https://аррӏе.com", "lijkt op 'apple'"), ("https://xn--80ak6aa92e.com", "lijkt op 'apple'"),
            ("https://XN--80AK6AA92E.com/", "lijkt op 'apple'"), ("https://ｕtrecht.nl", "lijkt op 'utrecht'"),
            ("https://utrecht.ɑmsterdam.nl", "lijkt op 'amsterdam'"), ("https://dıgıd.nl", "lijkt op 'digid'"),
            ("https://օսհ.com", "lijkt op 'ouh'"), ("https://xn--99999999.nl", "geen geldige code"),
            ("https://xn--.nl", "geen geldige code"), ("https://xn--abc-.nl", "geen geldige code"),
            ("https://日本привет.jp", "Chinees en Cyrillisch"), ("https://한국ひらがな.kr", "Hiragana en Koreaans"),
            ("https://αбв.nl", "Cyrillisch en Grieks"), ("https://goed.nl.раура.com", "lijkt op 'paypa'"),
        ])
    func warned(url: String, reason: String) throws {
        _ = try WebAddress(url)
        let warnings = try InitiativeContent.sample(url: url).warnings
        #expect(warnings.map(\.kind) == [.mixedScript])
        #expect(warnings.first?.member == "url")
        #expect(warnings.first?.detail.contains(reason) == true, "\(warnings.first?.detail ?? "")")
    }

    @Test(
        "gives none when it is an ordinary name",
        arguments: [
            "https://voorbeeld.nl", "HTTPS://VOORBEELD.NL", "https://bücher.example", "https://xn--bcher-kva.example",
            "https://café.nl/", "https://fryslân.frl", "https://пример.рф", "https://xn--e1afmkfd.xn--p1ai",
            "https://рус.рф", "https://例え.jp", "https://日本ひらがなカタカナ.jp", "https://한국어.kr", "https://中文abc.cn",
            "https://192.0.2.1/", "https://[::1]:8080/", "https://a_b.voorbeeld.nl", "https://voorbeeld.nl/пример",
            "https://voorbeeld.nl?аmsterdam", "https://الجزائر.example", "https://ελλάδα.gr", "https://voorbeeld.nl.",
            "https://123.nl", "https://łódź.pl", "https://voorbeeld.nl#Кpn",
        ])
    func notWarned(url: String) throws {
        _ = try WebAddress(url)
        #expect(try InitiativeContent.sample(url: url).warnings == [])
    }

    @Test("is shown in its own letters, without signs that hide or turn others")
    func readable() throws {
        #expect(HostName(of: .stored("https://xn--bcher-kva.example:80/a"))?.readable == "bücher.example")
        #expect(HostName(of: .stored("https://[::1]/")) == nil)
        let warning = try #require(try InitiativeContent.sample(url: "https://xn--80ak6aa92e.com").warnings.first)
        #expect(
            warning.detail
                == "De naam van de website ('аррӏе.com') lijkt op 'apple', maar is met andere letters geschreven. Kijk na of dit het goede webadres is."
        )
    }
}
