import ArgumentParser
import SpatiaLiteRegister

/// `openkaart-bench`: measures the service beside others on the same machine, in the same run.
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openkaart-bench",
        abstract: "Measure Open Kaart beside nginx, SQLite and ogr2ogr; figures are ratios within one run.",
        subcommands: [
            ReadsCommand.self, SubmissionsCommand.self, DuplicatesCommand.self, ClustersCommand.self, PagesCommand.self,
            CountCommand.self, DataCommand.self, HotPathCommand.self,
        ])

    static func main() async {
        SpatiaLite.setUp
        await main(nil)
    }
}

/// `openkaart-bench data COUNT`: the rows that the figures are about, as CSV on standard output.
struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Write a deterministic set of initiatives as CSV.")

    @Argument(help: "How many rows.")
    var count: Int

    func run() throws {
        var set = SyntheticSet(seed: 1)
        print(SyntheticSet.header)
        for number in 1...max(count, 1) where count > 0 { print(set.row(number), terminator: "") }
    }
}
