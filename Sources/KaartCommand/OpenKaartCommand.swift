import ArgumentParser
import KaartService
import SpatiaLiteRegister

/// The command line: `openkaart`.
@main
struct OpenKaartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openkaart",
        abstract: "Open Kaart: initiatieven van Open Overheid op de kaart.",
        discussion: """
            Een optie met een naam tussen haken erachter kan ook uit de omgeving komen. De opdrachtregel gaat voor. \
            Een waarde die met een minteken begint, schrijft u vast aan de optie: --bbox=-5,50,8,54.
            """,
        version: "\(KaartService.version) (API \(KaartService.apiVersion))",
        subcommands: [
            ServeCommand.self, ImportCommand.self, ExportCommand.self, MirrorCommand.self, ModeratorCommand.self,
            SnapshotCommand.self, TilesCommand.self, PurgeCommand.self,
            DoctorCommand.self,
        ],
        defaultSubcommand: nil)

    static func main() async {
        SpatiaLite.setUp
        await main(nil)
    }
}
