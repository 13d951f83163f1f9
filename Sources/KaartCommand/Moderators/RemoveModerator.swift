import ArgumentParser
import SpatiaLiteRegister

/// `openkaart moderator remove`.
struct RemoveModerator: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Haal een moderator weg; het token werkt meteen niet meer, en wie aangemeld is, is dat niet meer.")

    @Argument(help: ArgumentHelp("De naam.", valueName: "naam"))
    var name: String

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let register = try options.openRegister()
        defer { try? register.close() }
        guard let removed = try register.removeModerator(named: name) else {
            throw CommandError("Er is geen moderator '\(name)'. Zie: openkaart moderator list")
        }
        ModeratorLog.note("remove", removed)
        print("\(removed) is geen moderator meer.")
    }
}
