import ArgumentParser
import OpenKaart
import SpatiaLiteRegister

/// `openkaart moderator add`.
struct AddModerator: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Voeg een moderator toe. Het token wordt een keer getoond en niet bewaard.")

    @Argument(help: ArgumentHelp("De naam, zoals die bij beoordelingen komt te staan.", valueName: "naam"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "moderator (beoordeelt inzendingen) of beheerder (mag ook wat niet meer terug te draaien is). [standaard moderator]",
            valueName: "rol"))
    var role: String?

    @Option(help: ArgumentHelp("Hoeveel dagen het token geldt. [standaard zonder einde]", valueName: "dagen"))
    var days: Int?

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        guard let name = PlainText.line(name), (1...100).contains(name.count) else {
            throw CommandError("Geef een naam van 1 tot 100 tekens.")
        }
        let role = try role(named: role)
        let end = try TokenLife.end(after: days, from: Clock.system.now())
        let register = try options.openRegister()
        defer { try? register.close() }
        guard let token = try register.addModerator(named: name, role: role, expiresAt: end) else {
            let there = try register.moderator(named: name)?.name ?? name
            throw CommandError(
                "Er is al een moderator '\(there)'; hoofdletters en accenten maken geen verschil. "
                    + "Een nieuw token: openkaart moderator renew '\(there)'. Weghalen: openkaart moderator remove '\(there)'."
            )
        }
        ModeratorLog.note("add", name, role: role)
        Terminal.say(
            "Token van \(name) (\(role.rawValue)), \(TokenLife.text(end)). Bewaar het goed: het wordt niet nog eens getoond."
        )
        print(token)
    }

    private func role(named text: String?) throws -> Moderator.Role {
        guard let text else { return .moderator }
        guard let role = Moderator.Role(rawValue: text) else {
            let known = Moderator.Role.allCases.map(\.rawValue).joined(separator: " of ")
            throw CommandError("--role: '\(text)' is geen rol. Kies \(known).")
        }
        return role
    }
}
