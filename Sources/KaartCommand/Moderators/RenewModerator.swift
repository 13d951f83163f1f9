import ArgumentParser
import OpenKaart
import SpatiaLiteRegister

/// `openkaart moderator renew`.
struct RenewModerator: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "renew",
        abstract:
            "Geef een moderator een nieuw token. Het oude werkt meteen niet meer, en wie aangemeld is, is dat niet meer."
    )

    @Argument(help: ArgumentHelp("De naam.", valueName: "naam"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "Hoeveel dagen het nieuwe token geldt. [standaard tot het einde van het oude, of zonder einde]",
            valueName: "dagen"))
    var days: Int?

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let now = Clock.system.now()
        let given = try TokenLife.end(after: days, from: now)
        let register = try options.openRegister()
        defer { try? register.close() }
        guard let moderator = try register.moderator(named: name) else {
            throw CommandError("Er is geen moderator '\(name)'. Zie: openkaart moderator list")
        }
        // An end is never taken away without a word.
        guard given != nil || !moderator.hasExpired(at: now) else {
            throw CommandError(
                "Het token van \(moderator.name) is verlopen. Geef met --days hoe lang het nieuwe geldt.")
        }
        let end = given ?? moderator.expiresAt
        guard let token = try register.renewModerator(named: moderator.name, expiresAt: end) else {
            throw CommandError("Er is geen moderator '\(name)' meer. Zie: openkaart moderator list")
        }
        ModeratorLog.note("renew", moderator.name)
        Terminal.say(
            "Nieuw token van \(moderator.name) (\(moderator.role.rawValue)), \(TokenLife.text(end)). Het oude werkt niet meer. "
                + "Bewaar het goed: het wordt niet nog eens getoond.")
        print(token)
    }
}
