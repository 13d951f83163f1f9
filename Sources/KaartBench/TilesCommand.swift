import ArgumentParser
import Foundation

/// `openkaart-bench tiles`: all tiles in a file beside `ogr2ogr`, and single tiles beside nginx with the very same bytes as files.
struct TilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tiles", abstract: "Measure vector tiles.")

    @Option(help: "How many records.")
    var records = 100_000

    @Option(help: "Distinct tiles.")
    var tiles = 6_000

    @Option(help: "Rounds; the median counts.")
    var rounds = 3

    @Option(help: "Seconds a round.")
    var seconds = 5

    @Flag(help: "Also let ogr2ogr make the pyramid, which takes minutes.")
    var ogr2ogr = false

    @Option(help: "The program to measure.")
    var program = ".build/release/openkaart"

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "openkaart-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder.appending(path: "www"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var table = Table(records: records)
        let rows = folder.appending(path: "rows.csv")
        let database = folder.appending(path: "kaart.sqlite")
        try ReadsCommand.writeData(records, to: rows)
        try Tool.run(program, ["import", rows.path, "--database", database.path])
        try measurePyramid(rows, database, folder, &table)
        let service = try Subject(program: program, database: database, folder: folder)
        defer { service.stop() }
        // What is made beside the answers at first would share the cores with them.
        try service.waitUntilCalm()
        try measureTiles(service.base, folder, &table)
        table.add("private memory, after the load", service.privateMemory, "MiB")
        print(table.text)
    }

    private func measurePyramid(_ rows: URL, _ database: URL, _ folder: URL, _ table: inout Table) throws {
        let clock = ContinuousClock()
        var own: [Double] = []
        for form in ["pmtiles", "mbtiles"] {
            let file = folder.appending(path: "kaart.\(form)").path
            let times = try (0..<rounds).map { _ in
                try clock.measure {
                    try Tool.run(
                        program, ["tiles", "build", "--format", form, "--output", file, "--database", database.path])
                } / .seconds(1)
            }
            own.append(times.median)
            table.add("all tiles, zoom 5-12, as \(form)", times.median, "s")
            let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
            table.add("size of the \(form)", Double(size) / 1_048_576, "MiB")
        }
        guard ogr2ogr else { return }
        let package = folder.appending(path: "rows.gpkg").path
        try Tool.run(
            "/usr/bin/ogr2ogr",
            [
                package, rows.path, "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-a_srs", "EPSG:4326",
            ])
        let other = try clock.measure {
            try Tool.run(
                "/usr/bin/ogr2ogr",
                [
                    "-f", "MBTiles", folder.appending(path: "ogr.mbtiles").path, package, "-select",
                    "id,titel,thema", "-dsco", "MINZOOM=5", "-dsco", "MAXZOOM=12",
                ])
        }
        table.add("ogr2ogr -f MBTiles, zoom 5-12", other / .seconds(1), "s")
        table.addRatio("all tiles as mbtiles, speed beside ogr2ogr", other / .seconds(1) / own[1])
    }

    private func measureTiles(_ base: String, _ folder: URL, _ table: inout Table) throws {
        let addresses = TileMix.addresses(tiles).map { "\($0.zoom)/\($0.row)/\($0.column)" }
        let prefix = "/v1/collections/initiatieven/tiles/WebMercatorQuad/"
        // Each tile asked for in 24 ways that mean the same, so that it is never kept from before.
        let ways = Self.orders(["open-contact", "open-aanpak", "open-data", "open-verantwoording"])
        var random = SplitMix(state: 3)
        var fresh = ways.flatMap { way in addresses.map { "\(prefix)\($0)?thema=\(way.joined(separator: ","))" } }
        for index in fresh.indices.reversed().dropLast() { fresh.swapAt(index, random.below(index + 1)) }
        // Some for each of two runs.
        let (many, few) = (folder.appending(path: "many.txt"), folder.appending(path: "few.txt"))
        let most = fresh.count * 2 / 3
        try Data(fresh[..<most].joined(separator: "\n").utf8).write(to: many)
        try Data(fresh[most...].joined(separator: "\n").utf8).write(to: few)
        let kept = folder.appending(path: "kept.txt")
        try Data(addresses.map { prefix + $0 }.joined(separator: "\n").utf8).write(to: kept)
        let files = folder.appending(path: "files.txt")
        try Data(addresses.indices.map { "/\($0).geojson" }.joined(separator: "\n").utf8).write(to: files)
        try fetch(base, addresses.map { prefix + $0 }, folder)
        let nginx = try Nginx(folder: folder)
        defer { nginx.stop() }
        let made = try Load.run(base, paths: many, seconds: seconds, gzip: false, in: folder)
        table.add("one tile, made, as many as there can be", made.perSecond, "/s")
        table.add("one tile, made, as many as there can be, p99", made.p99, "ms")
        // A connection that waits three quarters of the time asks for somewhat more than half as many.
        let pause = 2_000 * Double(Load.connections) / made.perSecond * 3 / 4
        let calm = try Load.run(
            base, paths: few, seconds: seconds, gzip: false, pause: max(Int(pause.rounded()), 1), in: folder)
        table.add("one tile, made, with pauses", calm.perSecond, "/s")
        table.add("one tile, made, with pauses, p99", calm.p99, "ms")
        var mine: [Load] = []
        var theirs: [Load] = []
        // In turn, so that a machine that slows down slows both.
        for _ in 0..<rounds {
            theirs.append(try Load.run(nginx.plain, paths: files, seconds: seconds, gzip: false, in: folder))
            mine.append(try Load.run(base, paths: kept, seconds: seconds, gzip: false, in: folder))
        }
        table.add("one tile, kept: Open Kaart", mine.map(\.perSecond).median, "/s")
        table.add("one tile, kept: Open Kaart, p99", mine.map(\.p99).median, "ms")
        table.add("one tile: nginx", theirs.map(\.perSecond).median, "/s")
        table.add("one tile: nginx, p99", theirs.map(\.p99).median, "ms")
        table.addRatio("one tile, kept: ratio to nginx", zip(mine, theirs).map { $0.perSecond / $1.perSecond }.median)
    }

    /// Puts the tiles in the folder of nginx.
    private func fetch(_ base: String, _ paths: [String], _ folder: URL) throws {
        let list = paths.enumerated().map { number, path in
            "url = \"\(base)\(path)\"\noutput = \"\(folder.path)/www/\(number).geojson\""
        }
        // Of an empty tile curl makes no file.
        for number in paths.indices { try Data().write(to: folder.appending(path: "www/\(number).geojson")) }
        let file = folder.appending(path: "curl.txt")
        try Data(list.joined(separator: "\n").utf8).write(to: file)
        try Tool.run("/usr/bin/curl", ["-sS", "--fail", "-K", file.path])
    }

    /// All orders of some names.
    private static func orders(_ names: [String]) -> [[String]] {
        names.isEmpty
            ? [[]]
            : names.indices.flatMap { index in
                var rest = names
                let first = rest.remove(at: index)
                return orders(rest).map { [first] + $0 }
            }
    }
}
