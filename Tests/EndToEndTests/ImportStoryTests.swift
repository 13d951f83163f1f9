import Foundation
import TestSupport
import Testing

@Suite("An import, from the file to the map and back")
struct ImportStoryTests {
    private static let header = "titel,omschrijving,thema,lon,lat\n"

    private static func run(_ scratch: Scratch, _ arguments: String...) throws -> Program {
        try Program.run(Program.openkaart, ["import"] + arguments + ["--database", scratch.database])
    }

    private static func rows(_ numbers: Range<Int>) -> String {
        numbers.map { "Initiatief \($0),Een omschrijving die lang genoeg is.,open-data,5.\($0 + 100_000),52.1\n" }
            .joined()
    }

    @Test("A batch has a number, is listed, and is taken back; after that the file can be imported again")
    func batches() throws {
        let scratch = try Scratch()
        let first = try scratch.write("een.csv", Self.header + Self.rows(0..<5))
        let second = try scratch.write("twee.csv", Self.header + Self.rows(3..<8) + "x,y,z,1,2\n")
        #expect(try Self.run(scratch, first).output.hasSuffix("Partij 1\n"))
        #expect(
            try Self.run(scratch, second).output.hasSuffix(
                "3 nieuw, 0 gewijzigd, 2 ongewijzigd, 1 afgewezen\nPartij 2\n"))
        let list = try Self.run(scratch, "--list")
        #expect(list.status == 0 && list.output.contains(/2 +20\S+Z +klaar +3 +0 +2 +1 +twee\.csv\n/), "\(list.output)")
        let undo = try Self.run(scratch, "--undo", "2")
        #expect(undo.status == 0 && undo.output.hasPrefix("Partij 2 is teruggedraaid: 3 van de kaart"))
        let twice = try Self.run(scratch, "--undo", "2")
        #expect(twice.status != 0 && twice.errors.contains("al teruggedraaid"))
        #expect(try Self.run(scratch, "--undo", "7").errors.contains("--list"))
        #expect(try Self.run(scratch, "--list").output.contains("teruggedraaid"))
        #expect(try Self.run(scratch, second).output.contains("3 nieuw"))
        let doctor = try Program.openkaart("doctor", "--database", scratch.database)
        #expect(doctor.status == 0 && doctor.output.contains("klopt met 8 initiatieven"), "\(doctor.output)")
        #expect(try Self.run(scratch).status != 0 && Self.run(scratch, first, "--list").status != 0)
    }

    @Test("An undo names what others changed since, leaves it, and does not end with status 0")
    func left() throws {
        let scratch = try Scratch()
        let id = "57dab273-e5fd-5b5c-a987-a67c5398fa0c"
        let header = "id," + Self.header
        func file(_ title: String) throws -> String {
            try scratch.write(
                "r.csv", header + "\(id),\(title),Een omschrijving die lang genoeg is.,open-data,5.1,52.1\n")
        }
        _ = try Self.run(scratch, try file("Eerst zo"))
        _ = try Self.run(scratch, try file("Later anders"))
        let undo = try Self.run(scratch, "--undo", "1")
        #expect(undo.status == 1 && undo.errors.contains("\(id) 'Later anders' is daarna veranderd"))
        #expect(undo.output.hasSuffix("0 van de kaart, 0 hersteld, 1 ongemoeid gelaten\n"))
    }

    @Test("The report holds every row with the file's own column names, likely duplicates too; those can be left out")
    func report() throws {
        let scratch = try Scratch()
        let same = "Bewoners meten samen de kwaliteit van het water.;136000;455000\n"
        let file = try scratch.write(
            "r.csv",
            "Naam;Uitleg;X;Y\nMeten aan de gracht;\(same)Meten aan de gracht!;\(same)x;kort;136000;455000\n")
        let mapping = ["--column", "titel=Naam", "--column", "omschrijving=uitleg", "--fixed", "thema=open-data"]
        let saved = scratch.path("m.json")
        let csv = scratch.path("verslag.csv")
        let dry = try Program.run(
            Program.openkaart,
            ["import", file, "--dry-run", "--report", csv, "--save-mapping", saved, "--database", scratch.database]
                + mapping)
        #expect(dry.status == 1 && dry.output.contains("2 nieuw") && dry.output.contains("1 mogelijk dubbel"), "\(dry)")
        #expect(!dry.output.contains("Partij") && !FileManager.default.fileExists(atPath: scratch.database))
        for words in [
            "Velden gescheiden met puntkomma's. Punten in X en Y, in RD",
            "regel 3: mogelijk dubbel, lijkt op 'Meten aan de gracht' (regel 2)",
            "regel 4: Naam: 'titel' heeft 1 teken", "regel 4: Uitleg: ",
        ] { #expect(dry.errors.contains(words), "\(dry.errors)") }
        let lines = try String(contentsOfFile: csv, encoding: .utf8).components(separatedBy: "\r\n")
        #expect(
            lines.count == 6 && lines[1].hasPrefix("2,nieuw,") && lines[2].hasPrefix("3,mogelijk-dubbel,"), "\(lines)")
        #expect(lines[3].hasPrefix("4,afgewezen,,Naam,te-kort,"))
        let json = scratch.path("verslag.jsonl")
        let taken = try Self.run(scratch, file, "--mapping", saved, "--skip-duplicates", "--report", json)
        #expect(
            taken.output == "1 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 afgewezen, 1 overgeslagen\nPartij 1\n", "\(taken)")
        let objects = try String(contentsOfFile: json, encoding: .utf8).split(separator: "\n")
        #expect(
            objects.count == 3 && objects[1].contains(#""uitkomst":"overgeslagen""#)
                && objects[1].contains(#""regel":2"#))
        // Beside what is public now.
        let again = try Self.run(scratch, file, "--mapping", saved, "--dry-run")
        #expect(
            again.output.contains("1 nieuw, 0 gewijzigd, 1 ongewijzigd") && again.errors.contains("mogelijk dubbel"))
    }

    @Test(
        "What options say that cannot be is refused before anything is read",
        arguments: [
            (["--column", "naam=x"], "Kies uit: id, titel"), (["--column", "titel"], "=-teken"),
            (["--column", "titel=a", "--column", "titel=b"], "twee keer"), (["--crs", "wgs"], "rd of graden"),
            (["--report", "x.xls"], ".csv of .jsonl"), (["--mapping", "nergens.json"], "nergens.json"),
            (["--format", "geojson", "--column", "titel=x"], "alleen voor CSV"),
        ])
    func options(arguments: [String], words: String) throws {
        let scratch = try Scratch()
        let file = try scratch.write("r.csv", Self.header + Self.rows(0..<1))
        let said = try Program.run(
            Program.openkaart, ["import", file, "--database", scratch.database] + arguments)
        #expect(said.status != 0 && said.errors.contains(words), "\(said.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.database))
    }

    @Test("GeoJSON in RD, as ogr2ogr writes it, comes out where it lies")
    func geoJSONInRD() throws {
        let scratch = try Scratch()
        _ = try Program.openkaart("import", "data/initiatieven.csv", "--database", scratch.database)
        let (degrees, metres) = (scratch.path("graden.geojson"), scratch.path("rd.geojson"))
        _ = try Program.openkaart("export", "--format", "geojson", "--output", degrees, "--database", scratch.database)
        let made = try Program.run(
            "/usr/bin/ogr2ogr",
            [
                "-f", "GeoJSON", metres, degrees, "-t_srs", "EPSG:28992", "-lco", "RFC7946=NO", "-lco",
                "COORDINATE_PRECISION=4",
            ])
        #expect(made.status == 0, "\(made.errors)")
        let copy = try Scratch()
        let said = try Program.openkaart("import", metres, "--database", copy.database)
        #expect(said.status == 0 && said.errors.contains("in RD") && said.output.hasPrefix("79 nieuw"), "\(said)")
        func points(_ database: String) throws -> [[Double]] {
            try Program.openkaart("export", "--format", "geojsonl", "--database", database).output
                .matches(of: /"coordinates":\[([0-9.]+),([0-9.]+)\]/).map { [Double($0.1) ?? 0, Double($0.2) ?? 0] }
        }
        let (one, other) = (try points(scratch.database), try points(copy.database))
        #expect(one.count == 79 && one.count == other.count)
        // A third of a metre: GDAL and we may know another grid.
        for left in one {
            #expect(other.contains { abs(left[0] - $0[0]) < 5e-6 && abs(left[1] - $0[1]) < 3e-6 }, "\(left)")
        }
    }

    @Test("A progress bar on a terminal, and none in a pipe")
    func bar() throws {
        let scratch = try Scratch()
        let file = try scratch.write("r.csv", Self.header + Self.rows(0..<10_001))
        let piped = try Self.run(try Scratch(), file)
        #expect(!piped.errors.contains("\u{1B}") && !piped.errors.contains("rijen"))
        let command = "\(Program.openkaart) import \(file) --database \(scratch.database)"
        let shown = try Program.run("/usr/bin/script", ["-qec", command, "/dev/null"])
        #expect(
            shown.output.contains(/\r\u{1B}\[K\[#+-*\] \d+ %  10000 rijen, \d+ per seconde/),
            "\(shown.output.prefix(500))")
        #expect(shown.output.contains("10001 nieuw"))
    }

    // The limit is against hanging, not a measure: about ten imports, undos and exports of 12 000 rows by a debug build, each in a process of
    // its own and synced to disk, beside all other tests. Alone it takes about a minute.
    @Test(
        "Killed at random moments: whole parts are there or nothing, it is seen and can be taken back, and doing it again finishes it",
        .timeLimit(.minutes(10)), arguments: [UInt64.random(in: .min ... .max)])
    func killed(seed: UInt64) throws {
        print("ImportStoryTests.killed: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let scratch = try Scratch()
        let file = try scratch.write("groot.csv", Self.header + Self.rows(0..<12_000))
        let seeds = try scratch.write("klein.csv", Self.header + Self.rows(90_000..<90_010))
        _ = try Self.run(scratch, seeds)
        let begun = ContinuousClock.now
        _ = try Self.run(scratch, file)
        let whole = Int((ContinuousClock.now - begun) / .milliseconds(1))
        #expect(try Self.run(scratch, "--undo", "2").output.contains("12000 van de kaart"))
        var halves = 0
        for round in 1...2 {
            let process = Process()
            process.executableURL = URL(filePath: Program.openkaart)
            process.arguments = ["import", file, "--database", scratch.database]
            process.currentDirectoryURL = Program.project
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.start()
            usleep(UInt32(1_000 * Int.random(in: 0...whole, using: &random)))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let list = try Self.run(scratch, "--list").output.split(separator: "\n").map { $0.split(separator: " ") }
            let open = list.filter { $0[2] == "begonnen" }
            let counts = open.map { Int($0[3]) ?? -1 }
            #expect(
                counts.allSatisfy { $0 == 10_000 || $0 == 12_000 },
                "seed \(seed), round \(round): \(counts)")
            halves += open.count
            let again = try Self.run(scratch, file)
            #expect(again.status == 0, "seed \(seed), round \(round): \(again.errors)")
            let export = try Program.openkaart("export", "--format", "geojsonl", "--database", scratch.database).output
            #expect(export.utf8.count { $0 == 10 } == 12_010, "seed \(seed), round \(round)")
            for batch in try Self.run(scratch, "--list").output.split(separator: "\n").dropFirst(2).map({
                $0.split(separator: " ")
            })
            where batch[2] != "teruggedraaid" {
                #expect(try Self.run(scratch, "--undo", String(batch[0])).status == 0, "seed \(seed), round \(round)")
            }
            let left = try Program.openkaart("export", "--format", "geojsonl", "--database", scratch.database).output
            #expect(left.utf8.count { $0 == 10 } == 10, "seed \(seed), round \(round)")
        }
        print("ImportStoryTests.killed: \(halves) of 2 were half-way, a whole import took \(whole) ms")
        let doctor = try Program.openkaart("doctor", "--database", scratch.database)
        #expect(
            doctor.output.contains("zonder gaten") && doctor.output.contains("klopt met 10 initiatieven"),
            "\(doctor.output)")
    }

    @Test("Killed while a new register is built, there is none", arguments: [UInt64.random(in: .min ... .max)])
    func killedWhileBuilding(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scratch = try Scratch()
        let file = try scratch.write("groot.csv", Self.header + Self.rows(0..<12_000))
        for _ in 0..<3 {
            let process = Process()
            process.executableURL = URL(filePath: Program.openkaart)
            process.arguments = ["import", file, "--database", scratch.database]
            process.currentDirectoryURL = Program.project
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.start()
            usleep(.random(in: 50_000...400_000, using: &random))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            // Either all of it, when it was quick, or nothing.
            guard FileManager.default.fileExists(atPath: scratch.database) else { continue }
            #expect(try Self.run(scratch, "--list").output.contains("klaar"), "seed \(seed)")
            try FileManager.default.removeItem(atPath: scratch.database)
        }
        #expect(try Self.run(scratch, file).output.hasPrefix("12000 nieuw"), "seed \(seed)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted() == [
                "groot.csv", "kaart.sqlite",
            ])
    }
}
