import ArgumentParser
import KaartService
import MapTiles
import OpenDataCatalogue
import OpenDataFiles
import OpenKaart
import TileArchives

/// Where the files with the whole dataset are kept, and for how long.
struct OpenDataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "De map voor de bestanden met alle initiatieven. [OPENKAART_OPENDATA; standaard DATABASE-opendata]",
            valueName: "map"))
    var opendata: String?

    @Option(
        help: ArgumentHelp(
            "Van hoeveel dagen de bestanden bewaard blijven, naast de eerste van elke maand. [OPENKAART_SNAPSHOTS; standaard 30]",
            valueName: "aantal"))
    var snapshots: Int?

    @OptionGroup var licence: LicenceOptions

    /// The folder of files, by default beside the register.
    func depot(_ database: String) -> Depot {
        Depot(folder: Setting.text(opendata, "OPENKAART_OPENDATA") ?? Depot.path(besideRegister: database))
    }

    /// How many snapshots are kept.
    ///
    /// - Throws: `CommandError`.
    func kept() throws -> Int {
        let count = try Setting.number(snapshots, "OPENKAART_SNAPSHOTS") ?? 30
        guard (0...100_000).contains(count) else {
            throw CommandError("--snapshots: \(count) kan niet. Geef 0 (alleen de eerste van elke maand) of meer.")
        }
        return count
    }

    /// What makes the files.
    ///
    /// - Parameter patiently: whether it leaves all but one core to others.
    /// - Throws: `CommandError`.
    func maker(
        _ rules: Rules, _ positions: any PositionTransformation, patiently: Bool = false
    ) throws -> EditionMaker {
        EditionMaker(
            rules.themes, positions,
            tiles: InitiativeArchive(rules.themes, by: positions, workers: patiently ? .one : .allCores),
            licence: try licence.chosen().address, program: "openkaart \(KaartService.version)")
    }
}
