import ArgumentParser
import OpenKaart
import SpatiaLiteRegister

/// `openkaart moderator add | list | remove`.
struct ModeratorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moderator", abstract: "Beheer wie inzendingen mag beoordelen.",
        subcommands: [Add.self, List.self, Remove.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Voeg een moderator toe. Het token wordt een keer getoond en niet bewaard.")

        @Argument(help: ArgumentHelp("De naam, zoals die bij beoordelingen komt te staan.", valueName: "naam"))
        var name: String

        @OptionGroup var options: DatabaseOptions

        func run() throws {
            guard let name = PlainText.line(name), (1...100).contains(name.count) else {
                throw CommandError("Geef een naam van 1 tot 100 tekens.")
            }
            let register = try options.openRegister()
            defer { try? register.close() }
            guard let token = try register.addModerator(named: name) else {
                throw CommandError(
                    "Er is al een moderator '\(name)'. Haal die eerst weg met: openkaart moderator remove '\(name)'")
            }
            Terminal.say("Token van \(name). Bewaar het goed: het wordt niet nog eens getoond.")
            print(token)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Toon de moderatoren.")

        @OptionGroup var options: DatabaseOptions

        func run() throws {
            let register = try options.openRegister()
            defer { try? register.close() }
            for moderator in try register.moderators() { print("\(moderator.addedAt)  \(moderator.name)") }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Haal een moderator weg; het token werkt meteen niet meer.")

        @Argument(help: ArgumentHelp("De naam.", valueName: "naam"))
        var name: String

        @OptionGroup var options: DatabaseOptions

        func run() throws {
            let register = try options.openRegister()
            defer { try? register.close() }
            guard try register.removeModerator(named: name) else {
                throw CommandError("Er is geen moderator '\(name)'. Zie: openkaart moderator list")
            }
            print("\(name) is geen moderator meer.")
        }
    }
}
