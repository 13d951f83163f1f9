import ArgumentParser
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import SpatiaLiteRegister

/// `openkaart snapshot`.
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Maak nu de bestanden van deze dag, zoals de kaart nu is.",
        discussion: """
            De bestanden staan daarna bij /opendata/JJJJ-MM-DD/, ook als de dienst al draait. De dienst maakt ze zelf op elke dag \
            waarop de kaart veranderd is.
            """)

    @Flag(help: "Vervang de bestanden van vandaag. Wie die al aanhaalde, vindt dan iets anders.")
    var replace = false

    @OptionGroup(title: "Open data") var openData: OpenDataOptions

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let depot = openData.depot(try options.databasePath())
        let maker = try openData.maker(try options.rules(), try options.positions())
        let kept = try openData.kept()
        let register = try options.openRegister()
        defer { try? register.close() }
        let features = SnapshotFeatures(try register.snapshot())
        let today = CivilDate(of: Clock.system.now())
        do {
            guard
                let edition = try depot.makeSnapshot(
                    features, on: today, by: maker, replaces: replace,
                    unless: { try register.hasPurge(after: features.version.sequence) })
            else {
                throw CommandError(
                    "Van \(today) zijn er al bestanden. Wat iemand aanhaalt, verandert niet zomaar: geef --replace als het moet."
                )
            }
            for file in edition.manifest.files {
                print("\(file.sha256)  \(edition.path(of: file.distribution))")
            }
            for day in try depot.prune(keeping: kept) { print("Verwijderd: de bestanden van \(day)") }
        } catch let error as FileError {
            throw CommandError("\(error)")
        }
    }
}
