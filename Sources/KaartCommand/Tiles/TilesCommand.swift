import ArgumentParser

/// `openkaart tiles`.
struct TilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiles", abstract: "Vectortegels in een bestand.", subcommands: [BuildTiles.self])
}
