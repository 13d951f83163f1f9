import OpenKaart
import Testing

@Suite("An e-mail address")
struct EmailAddressTests {
    private struct Letter {
        let to: EmailAddress
        let copy: EmailAddress?
    }

    @Test(
        "has the form of one",
        arguments: [
            "jan@voorbeeld.nl", "jan.de+kaart@post.voorbeeld.nl", "j@v.nl", "jané@bücher.example",
            "o'neil@voorbeeld.nl",
        ])
    func taken(text: String) throws {
        #expect(try EmailAddress(text).secret == text)
    }

    @Test(
        "is refused without being repeated",
        arguments: [
            "", "jan", "@voorbeeld.nl", "jan@", "jan@voorbeeld", "jan@.voorbeeld.nl", "jan@voorbeeld.nl.",
            "jan@@voorbeeld.nl", "jan@piet@voorbeeld.nl",
            "jan piet@voorbeeld.nl", "jan@voorbeeld.nl ", "jan@voorbeeld.nl\nBcc: piet", "jan@voorbeeld.nl\r\n",
            "jan\t@voorbeeld.nl",
            String(repeating: "a", count: 250) + "@v.nl",
        ])
    func refused(text: String) throws {
        let problem = #expect(throws: Problem.self) { try EmailAddress(text) }
        #expect(problem?.brief == "email: ongeldig")
        #expect(problem?.detail == "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl of laat het leeg.")
    }

    @Test("is 254 characters at most")
    func length() throws {
        let start = "@voorbeeld.nl"
        #expect(throws: Never.self) { try EmailAddress(String(repeating: "a", count: 254 - start.count) + start) }
        #expect(throws: Problem.self) { try EmailAddress(String(repeating: "a", count: 255 - start.count) + start) }
    }

    @Test("never shows itself, also not inside other values")
    func hidden() throws {
        let address = try EmailAddress("jan@geheim.example")
        var dumped = ""
        dump(address, to: &dumped)
        dump(Letter(to: address, copy: address), to: &dumped)
        dump([address: [address]], to: &dumped)
        var printed = ""
        print(address, [address], [1: address], separator: "\n", to: &printed)
        debugPrint(address, Optional(address) as Any, (address, 1), separator: "\n", to: &printed)
        let texts = [
            dumped, printed, "\(address)", String(describing: address), String(reflecting: address),
            "\(Letter(to: address, copy: address))",
            String(reflecting: Letter(to: address, copy: nil)), "\(Result<EmailAddress, Problem>.success(address))",
        ]
        for text in texts {
            #expect(!text.contains("jan") && !text.contains("geheim"), "\(text)")
            #expect(text.contains("(e-mailadres)"), "\(text)")
        }
        #expect(Mirror(reflecting: address).children.isEmpty)
    }
}
