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
            Elke optie kan ook uit de omgeving komen; de naam staat erachter tussen haken. De opdrachtregel gaat voor.
            """,
        version: KaartService.apiVersion,
        subcommands: [
            ServeCommand.self, ImportCommand.self, ExportCommand.self, ModeratorCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: nil)

    static func main() async {
        SpatiaLite.setUp
        await main(nil)
    }
}
