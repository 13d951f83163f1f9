import Foundation
import Testing

/// What `serve` says of an option that cannot be.
@Suite("Options of serve for maps and addresses of others")
struct ServeOptionTests {
    /// Starts it; who gets to serving is stopped, with status 124.
    private func serve(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Program {
        let scratch = try Scratch()
        return try Program.run(
            "/usr/bin/timeout",
            ["20", Program.openkaart, "serve", "--database", scratch.database, "--port", "65432"] + arguments,
            environment: environment)
    }

    @Test(
        "An address service that is no plain web address is refused with what is wrong",
        arguments: [
            ("adressen.example.org", "geen volledig webadres"),
            ("ftp://adressen.example.org", "'ftp:' mag niet"),
            ("https://naam:geheim@adressen.example.org", "gebruikersnaam"),
            ("https://adressen.example.org/zoek?q=", "zonder ?, #"),
            ("https://adressen.example.org/a;script-src *", "een teken dat niet mag"),
            ("https://adressen.example.org/a;script-src", "zonder ?, #"),
            ("https://adressen.example.org,https://b.example.org", "naam van de website"),
        ])
    func addressService(address: String, reason: String) throws {
        let said = try serve(["--locatieserver", address])
        #expect(said.status == 1)
        #expect(said.errors.contains("--locatieserver: ") && said.errors.contains(reason), "\(said.errors)")
    }

    @Test(
        "A background that is neither a known name nor an https address with places for the tile is refused",
        arguments: [
            "osm", "http://tegels.example.org/{z}/{x}/{y}.png", "https://tegels.example.org/{z}/{x}.png",
            "https://tegels.example.org;script-src/{z}/{x}/{y}.png", "https:///{z}/{x}/{y}.png",
        ])
    func background(template: String) throws {
        let said = try serve(["--background", template, "--background-attribution", "© Voorbeeld"])
        #expect(said.status == 1)
        #expect(
            said.errors.contains("--background: '\(template)' kan niet") && said.errors.contains("none, brt"),
            "\(said.errors)")
    }

    @Test("A background of one's own without its maker is refused, from the environment too")
    func attribution() throws {
        let template = "https://tegels.example.org/{z}/{x}/{y}.png"
        for said in try [
            serve(["--background", template]), serve([], ["OPENKAART_BACKGROUND": template]),
            serve(["--background", template, "--background-attribution", " "]),
        ] {
            #expect(said.status == 1)
            #expect(said.errors.contains("--background-attribution"), "\(said.errors)")
        }
    }
}
