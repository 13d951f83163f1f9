import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("The files of the whole dataset, with the built program and curl")
struct DownloadStoryTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test("A download that broke off goes on with curl -C -, and sha256sum agrees with the manifest")
    func resume() throws {
        let server = try Server(scratch)
        try Self.eventually { try Self.metric("opendata_made_total", server) == 1 }
        for name in ["geojson", "csv", "gpkg", "fgb", "pmtiles"].map({ "initiatieven." + $0 }) {
            let path = scratch.path(name)
            #expect(try Program.curl("-r", "0-4999", "-o", path, server.base + "/opendata/" + name).code == 206)
            #expect(try Program.curl("-C", "-", "-o", path, server.base + "/opendata/" + name).code == 206)
            let sum = try Program.run("/usr/bin/sha256sum", [path]).output.prefix(64)
            #expect(try Self.manifest(of: scratch).contains(sum))
        }
        #expect(server.stop() == 0)
    }

    @Test(
        "The files follow the map: new ones come by themselves, those of the day stay; a second snapshot of a day must be meant"
    )
    func following() throws {
        let server = try Server(scratch)
        try Self.eventually { try Self.metric("opendata_made_total", server) == 1 }
        let file = try scratch.write(
            "meer.csv",
            "titel,omschrijving,thema,lon,lat\nQxnieuw van vandaag,Een omschrijving hiervan.,open-data,5.1,52.1\n")
        #expect(try Program.openkaart("import", file, "--database", scratch.database).status == 0)
        try Self.eventually { try Self.metric("opendata_made_total", server) == 2 }
        let head = try Program.curl("-I", server.base + "/opendata/initiatieven.csv").body
        #expect(head.contains("Accept-Ranges: bytes"))
        #expect(try Program.curl(server.base + "/opendata/initiatieven.csv").body.contains("Qxnieuw"))
        let day = "/opendata/latest/initiatieven.csv"
        #expect(try !Program.curl("-L", server.base + day).body.contains("Qxnieuw"))

        let refused = try Program.openkaart("snapshot", "--database", scratch.database)
        #expect(refused.status != 0 && refused.errors.contains("--replace") && refused.output.isEmpty)
        let made = try Program.openkaart("snapshot", "--replace", "--database", scratch.database)
        #expect(made.status == 0, "\(made.errors)")
        try Data(made.output.utf8).write(to: URL(filePath: scratch.path("sommen")))
        let checked = try Program.run("/usr/bin/sha256sum", ["-c", scratch.path("sommen")])
        #expect(checked.status == 0 && checked.output.contains("initiatieven.geojson: OK"), "\(checked.errors)")
        #expect(try Program.curl("-L", server.base + day).body.contains("Qxnieuw"))
        #expect(server.stop() == 0)
        // What was made is taken as it is at the next start.
        let again = try Server(scratch)
        try Self.eventually { try Self.metric("opendata_sequence", again) == 80 }
        #expect(try Self.metric("opendata_made_total", again) == 0)
        #expect(again.stop() == 0)
    }

    @Test("A download that began holds its version to the last record, while an import changes all of the map")
    func oneVersion() throws {
        func rows(_ word: String) -> String {
            "titel,omschrijving,thema,lon,lat,id\n"
                + (1...8_000).map {
                    "\(word) \($0),Een omschrijving van iets met een nummer.,open-data,5.1,\(51 + Double($0) / 10_000),57dab273-e5fd-5b5c-a987-\(String(format: "%012d", $0))\n"
                }.joined()
        }
        let before = try scratch.write("voor.csv", rows("Voor"))
        let after = try scratch.write("na.csv", rows("Na"))
        #expect(try Program.openkaart("import", before, "--database", scratch.database).status == 0)
        let server = try Server(scratch)
        // With a parameter it is written while it is sent. Nobody reads on until the import is done: curl waits with a full pipe, and
        // the service for curl.
        let address = server.base + "/opendata/initiatieven.geojsonl?crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84"
        let slow = Process()
        slow.executableURL = URL(filePath: "/usr/bin/curl")
        slow.arguments = ["-s", "--max-time", "240", address]
        let pipe = Pipe()
        slow.standardOutput = pipe
        try slow.start()
        var received = pipe.fileHandleForReading.availableData
        #expect(try Program.openkaart("import", after, "--database", scratch.database).status == 0)
        try Self.eventually {
            try Program.curl(server.base + "/v1/collections/initiatieven/items?titel=Na%208000&f=csv").body.contains(
                "Na 8000")
        }
        received.append(try pipe.fileHandleForReading.readToEnd() ?? Data())
        slow.waitUntilExit()
        let lines = String(decoding: received, as: UTF8.self).split(separator: "\n")
        #expect(slow.terminationStatus == 0 && lines.count == 8_000)
        #expect(lines.allSatisfy { $0.contains(#""titel":"Voor "#) })
        #expect(server.stop() == 0)
    }

    @Test(
        "A full disk leaves the file that was there, whatever form the new one has", arguments: ["gpkg", "fgb", "csv"])
    func fullDiskForExport(form: String) throws {
        guard Mount.isAllowed else { return }
        let rows = (1...3_000).map {
            "Nummer \($0),Een omschrijving van iets met een nummer.,open-data,5.1,\(51 + Double($0) / 2000)\n"
        }
        let file = try scratch.write("veel.csv", "titel,omschrijving,thema,lon,lat\n" + rows.joined())
        #expect(try Program.openkaart("import", file, "--database", scratch.database).status == 0)
        let folder = scratch.path("klein")
        let mount = try Mount(folder, size: "200k")
        defer { mount.end() }
        let path = folder + "/initiatieven." + form
        try Data("oud".utf8).write(to: URL(filePath: path))
        let done = try Program.openkaart(
            "export", "--format", form, "--output", path, "--database", scratch.database)
        #expect(done.status != 0 && done.errors.contains("schijf"), "\(done.errors)")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "oud")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["initiatieven." + form])
    }

    @Test(
        "A full disk is an error in the log and in the metrics; the service stays ready, and what was there stays",
        .enabled(if: Mount.isAllowed, "needs the right to mount a small file system"))
    func fullDisk() throws {
        let folder = scratch.path("klein")
        let mount = try Mount(folder, size: "1m")
        defer { mount.end() }
        let server = try Server(scratch, ["--opendata", folder])
        try Self.eventually { try Self.metric("opendata_made_total", server) == 1 }
        let before = try Self.names(folder)
        let rows = (1...3_000).map {
            "Nummer \($0),Een omschrijving van iets met een nummer.,open-data,5.1,\(51 + Double($0) / 2000)\n"
        }
        let file = try scratch.write("veel.csv", "titel,omschrijving,thema,lon,lat\n" + rows.joined())
        #expect(try Program.openkaart("import", file, "--database", scratch.database).status == 0)
        try Self.eventually { try Self.metric("opendata_failures_total", server) == 1 }
        #expect(try Self.metric("opendata_sequence", server) == 79)
        #expect(server.said.contains("the files of open data could not be made"))
        #expect(try Program.curl(server.base + "/health/ready").code == 200)
        #expect(try Self.names(folder) == before)
        // The map goes on, and what is written while it is sent needs no disk.
        let lines = try Program.curl(server.base + "/opendata/initiatieven.geojsonl")
        #expect(lines.code == 200 && lines.body.contains("Nummer 3000"))
        let snapshot = try Program.openkaart(
            "snapshot", "--replace", "--opendata", folder, "--database", scratch.database)
        #expect(
            snapshot.status != 0 && snapshot.errors.contains("schijf") && snapshot.output.isEmpty, "\(snapshot.errors)")
        #expect(try Self.names(folder) == before)
        #expect(server.stop() == 0)
    }

    private static func names(_ folder: String) throws -> [String] {
        (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    }

    private static func manifest(of scratch: Scratch) throws -> String {
        let folder = scratch.database + "-opendata"
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix("versie-") })
        return try String(contentsOfFile: "\(folder)/\(name)/manifest.json", encoding: .utf8)
    }

    /// The value of a metric.
    private static func metric(_ name: String, _ server: Server) throws -> Int? {
        let lines = try Program.curl(server.base + "/metrics").body.split(separator: "\n")
        return lines.first { $0.hasPrefix("openkaart_\(name) ") }?.split(separator: " ").last.flatMap { Int($0) }
    }

    private static func eventually(_ body: () throws -> Bool) throws {
        for _ in 0..<400 {
            if try body() { return }
            usleep(50_000)
        }
        Issue.record("It did not become so.")
    }
}

/// A file system of its own in memory, with little room.
private struct Mount {
    private let folder: String

    static let isAllowed: Bool = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-mount-\(UUID().uuidString)").path
        defer { rmdir(folder) }
        guard let mount = try? Mount(folder, size: "64k") else { return false }
        mount.end()
        return true
    }()

    struct NotAllowed: Error {}

    init(_ folder: String, size: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard
            try Program.run("/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "size=\(size)", "openkaart", folder]).status
                == 0
        else { throw NotAllowed() }
    }

    func end() {
        _ = try? Program.run("/usr/bin/env", ["umount", folder])
    }
}
