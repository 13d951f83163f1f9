import ArgumentParser

/// `openkaart moderator add | list | remove | renew`.
struct ModeratorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moderator", abstract: "Beheer wie inzendingen mag beoordelen.",
        subcommands: [AddModerator.self, ListModerators.self, RemoveModerator.self, RenewModerator.self])
}
