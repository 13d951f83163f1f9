import ArgumentParser
import Foundation

/// `openkaart-bench downloads`: the whole dataset in each form, beside ogr2ogr and nginx with the same data.
struct DownloadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "downloads", abstract: "Measure downloads and files of the whole dataset.")

    @Option(help: "How many records.")
    var records = 1_000_000

    @Option(help: "Rounds; the median counts.")
    var rounds = 3

    @Option(help: "Seconds with slow clients.")
    var seconds = 20

    @Option(help: "The program to measure.")
    var program = ".build/release/openkaart"

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "openkaart-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder.appending(path: "www"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var table = Table(records: records)
        let database = folder.appending(path: "kaart.sqlite")
        let rows = folder.appending(path: "rows.csv")
        try ReadsCommand.writeData(records, to: rows)
        try Tool.run(program, ["import", rows.path, "--database", database.path])

        let others = try measureFiles(database, rows, folder, &table)
        let service = try Subject(program: program, database: database, folder: folder)
        defer { service.stop() }
        try waitForFiles(service, &table)
        try measureFirst(service, others, &table)
        try measureSecond(service, database, folder, &table)
        let slow = SlowReaders(base: service.base, seconds: seconds)
        table.add("growth of memory with \(SlowReaders.count) slow clients", try slow.growth(of: service), "MiB")
        print(table.text)
    }

    /// How long ogr2ogr takes to write GeoJSON and CSV from GeoPackage.
    private struct Others {
        let geojson: Double
        let csv: Double
    }

    /// Files made of the register, beside ogr2ogr that makes the same of the same records.
    private func measureFiles(
        _ database: URL, _ rows: URL, _ folder: URL, _ table: inout Table
    ) throws -> Others {
        func export(_ format: String) throws -> (path: String, seconds: Double) {
            let path = folder.appending(path: "own.\(format)").path
            return (
                path, try time(program, ["export", "--format", format, "--output", path, "--database", database.path])
            )
        }
        func convert(_ driver: String, _ name: String, _ arguments: [String]) throws -> Double {
            let path = folder.appending(path: name).path
            defer { try? FileManager.default.removeItem(atPath: path) }
            return try time("/usr/bin/ogr2ogr", ["-f", driver, path] + arguments)
        }
        let gpkg = try export("gpkg")
        let fgb = try export("fgb")
        let fromCSV = try convert(
            "GPKG", "csv.gpkg", [rows.path, "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat"])
        let geojson = try export("geojson")
        let fromGeoJSON = try convert("GPKG", "geojson.gpkg", [geojson.path])
        let otherFGB = try convert("FlatGeobuf", "other.fgb", [gpkg.path])
        table.add("export as GeoPackage", gpkg.seconds, "s")
        table.addRatio("export as GeoPackage, speed beside ogr2ogr from CSV", fromCSV / gpkg.seconds)
        table.addRatio("export as GeoPackage, speed beside ogr2ogr from GeoJSON", fromGeoJSON / gpkg.seconds)
        table.add("export as FlatGeobuf", fgb.seconds, "s")
        table.addRatio("export as FlatGeobuf, speed beside ogr2ogr from GeoPackage", otherFGB / fgb.seconds)
        let others = Others(
            geojson: try convert("GeoJSON", "other.geojson", [gpkg.path]),
            csv: try convert("CSV", "other.csv", [gpkg.path, "-lco", "GEOMETRY=AS_XY"]))
        for name in ["gpkg", "fgb", "geojson"] {
            try? FileManager.default.removeItem(at: folder.appending(path: "own.\(name)"))
        }
        return others
    }

    /// The files of the version that the service has are made beside its other work.
    private func waitForFiles(_ service: Subject, _ table: inout Table) throws {
        let start = ContinuousClock.now
        while try !Tool.run("/usr/bin/curl", ["-sf", service.base + "/metrics"]).contains(
            "openkaart_opendata_made_total 1\n")
        {
            guard ContinuousClock.now - start < .seconds(1_200) else { throw BenchError("no files were made") }
            Thread.sleep(forTimeInterval: 1)
        }
        table.add("all files made beside the service, after", (ContinuousClock.now - start) / .seconds(1), "s")
    }

    /// Written from the map while they are sent, as before there are files.
    private func measureFirst(_ service: Subject, _ others: Others, _ table: inout Table) throws {
        for (name, path, other) in [
            ("GeoJSON", "geojson", others.geojson), ("CSV", "csv", others.csv),
        ] {
            // With a parameter, even the one that changes nothing, it is written anew.
            let address =
                "\(service.base)/opendata/initiatieven.\(path)?crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84"
            let own = try (0..<rounds).map { _ in try Self.seconds(address) }.median
            table.add("\(name), first time", own, "s")
            table.addRatio("\(name), first time, speed beside ogr2ogr from GeoPackage", other / own)
        }
    }

    /// From the file, in turn with nginx that has the same file.
    private func measureSecond(_ service: Subject, _ database: URL, _ folder: URL, _ table: inout Table) throws {
        let depot = database.path + "-opendata"
        let names = try FileManager.default.contentsOfDirectory(atPath: depot)
        guard let made = names.first(where: { $0.hasPrefix("versie-") }) else { throw BenchError("no files") }
        let nginx = try Nginx(folder: folder)
        defer { nginx.stop() }
        for name in ["initiatieven.geojson", "initiatieven.csv", "initiatieven.gpkg"] {
            try FileManager.default.linkItem(atPath: "\(depot)/\(made)/\(name)", toPath: "\(folder.path)/www/\(name)")
            var ratios: [Double] = []
            for _ in 0..<rounds * 2 - 1 {
                let other = try Self.seconds("\(nginx.plain)/\(name)")
                ratios.append(other / (try Self.seconds("\(service.base)/opendata/\(name)")))
            }
            table.addRatio("\(name), second time, speed beside nginx", ratios.median)
        }
    }

    private func time(_ path: String, _ arguments: [String]) throws -> Double {
        try ContinuousClock().measure { try Tool.run(path, arguments) } / .seconds(1)
    }

    private static func seconds(_ address: String) throws -> Double {
        let text = try Tool.run("/usr/bin/curl", ["-sf", "-o", "/dev/null", "-w", "%{time_total}", address])
        guard let seconds = Double(text) else { throw BenchError("curl gave no time") }
        return seconds
    }
}
