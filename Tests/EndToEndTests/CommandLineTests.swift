import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
    private static let header = "titel,omschrijving,thema,lon,lat\n"
    private static let good = "Een initiatief,Een omschrijving die lang genoeg is.,open-data,5.1,52.1\n"

    @Test(
        "A bad row is rejected with its line and its reason, the good ones are taken, and the exit status is not 0",
        arguments: [
            (",Een omschrijving die lang genoeg is.,open-data,5.1,52.1", "titel: 'titel' ontbreekt"),
            (
                String(repeating: "x", count: 201) + ",Een omschrijving die lang genoeg is.,open-data,5.1,52.1",
                "hoogstens 200"
            ),
            ("Titel,Een omschrijving die lang genoeg is.,onzin,5.1,52.1", "geen thema van deze kaart"),
            ("Titel,Een omschrijving die lang genoeg is.,open-data,5.1,91", "geen plaats op aarde"),
            ("Titel,Een omschrijving die lang genoeg is.,open-data,52.1,5.1", "omgewisseld"),
            ("Titel,Een omschrijving die lang genoeg is.,open-data,136000,455000", "RD-coördinaten"),
            ("Titel,Een omschrijving die lang genoeg is.,open-data,5.1", "4 velden"),
            ("Titel,\"Een aanhalingsteken dat nergens sluit.,open-data,5.1,52.1", "aanhalingsteken"),
            ("Titel\u{0}met een NUL,Een omschrijving die lang genoeg is.,open-data,5.1,52.1", "NUL"),
            ("Titel,Een omschrijving die lang genoeg is.,open-data,vijf,52.1", "geen getal"),
        ])
    func badRow(row: String, reason: String) throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            "rijen.csv", Self.header + Self.good + row + "\n" + Self.good.replacing("Een", with: "Nog een"))
        let report = try Program.openkaart("import", file, "--database", scratch.database)
        #expect(report.status == 1)
        #expect(report.output == "2 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 afgewezen\nPartij 1\n")
        #expect(report.errors.contains("regel 3: ") && report.errors.contains(reason), "\(report.errors)")
    }

    @Test("A javascript address and latin-1 bytes are rejected by their column")
    func badColumns() throws {
        let scratch = try Scratch()
        let header = "titel,omschrijving,thema,url,lon,lat\n"
        var bytes = Data(
            (header + "Titel,Een omschrijving die lang genoeg is.,open-data,javascript:alert(1),5.1,52.1\n").utf8)
        bytes += Data("Caf".utf8) + [0xE9] + Data(",Een omschrijving die lang genoeg is.,open-data,,5.1,52.1\n".utf8)
        let report = try Program.openkaart(
            "import", "-", "--format", "csv", "--database", scratch.database, input: bytes)
        #expect(report.status == 1 && report.output.contains("2 afgewezen"))
        #expect(
            report.errors.contains("regel 2: url:") && report.errors.contains("regel 3: titel:")
                && report.errors.contains("UTF-8"))
    }

    @Test(
        "Of a thousand rows one is bad: the others are taken; the dry run said so before and took nothing; again changes nothing"
    )
    func thousand() throws {
        let scratch = try Scratch()
        var lines = (1...1000).map {
            "Initiatief \($0),Een omschrijving die lang genoeg is.,open-data,5.\($0 + 1000),52.1\n"
        }
        lines[499] = "x,Een omschrijving die lang genoeg is.,open-data,5.1,52.1\n"
        let file = try scratch.write("duizend.csv", Self.header + lines.joined())
        let dry = try Program.openkaart("import", file, "--dry-run", "--database", scratch.database)
        #expect(dry.status == 1 && dry.output.contains("999 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 afgewezen"))
        #expect(!FileManager.default.fileExists(atPath: scratch.database))
        let first = try Program.openkaart("import", file, "--database", scratch.database)
        #expect(first.status == 1 && first.errors.contains("regel 501: titel:"))
        #expect(first.output == "999 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 afgewezen\nPartij 1\n")
        let second = try Program.openkaart("import", file, "--database", scratch.database)
        #expect(second.output == "0 nieuw, 0 gewijzigd, 999 ongewijzigd, 1 afgewezen\nPartij 2\n")
    }

    @Test("A file of which no row is good makes no database, so that the service still begins with the seed data")
    func nothingGood() throws {
        let scratch = try Scratch()
        let file = try scratch.write("slecht.csv", Self.header + "x,y,z,1,2\n")
        let report = try Program.openkaart("import", file, "--database", scratch.database)
        #expect(report.status == 1 && report.output == "0 nieuw, 0 gewijzigd, 0 ongewijzigd, 1 afgewezen\n")
        #expect(!FileManager.default.fileExists(atPath: scratch.database))
    }

    @Test("A missing column is named before anything is taken, and no database is made")
    func missingColumn() throws {
        let scratch = try Scratch()
        let file = try scratch.write("kort.csv", "titel,omschrijving,lon\nTitel,Omschrijving lang genoeg,5.1\n")
        let report = try Program.openkaart("import", file, "--database", scratch.database)
        #expect(report.status != 0 && report.errors.contains("thema, lat"))
        #expect(!FileManager.default.fileExists(atPath: scratch.database))
    }

    @Test("Export and import are each other's opposite, in both forms", arguments: ["csv", "geojson"])
    func roundTrip(format: String) throws {
        let scratch = try Scratch()
        #expect(try Program.openkaart("import", "data/initiatieven.csv", "--database", scratch.database).status == 0)
        let file = scratch.path("uit.\(format)")
        #expect(
            try Program.openkaart("export", "--format", format, "--output", file, "--database", scratch.database).status
                == 0)
        let again = try Program.openkaart("import", file, "--database", scratch.database)
        #expect(again.output == "0 nieuw, 0 gewijzigd, 79 ongewijzigd, 0 afgewezen\nPartij 2\n", "\(again.errors)")
        let copy = scratch.path("kopie.sqlite")
        #expect(try Program.openkaart("import", file, "--database", copy).output.hasPrefix("79 nieuw"))
        let back = try Program.openkaart("export", "--format", format, "--database", copy)
        let original = try String(contentsOfFile: file, encoding: .utf8)
        // All but the moment of the version is the same.
        let time = /"timeStamp":"[^"]*"/
        #expect(back.output.replacing(time, with: "") == original.replacing(time, with: ""))
    }

    @Test("Export takes a box and themes, and refuses what is not one")
    func exportFilters() throws {
        let scratch = try Scratch()
        _ = try Program.openkaart("import", "data/initiatieven.csv", "--database", scratch.database)
        let some = try Program.openkaart(
            "export", "--format", "csv", "--bbox", "4.7,52.2,5.1,52.5", "--thema", "open-data,open-contact",
            "--database", scratch.database)
        let rows = some.output.split(whereSeparator: \.isNewline).dropFirst()
        #expect(rows.count >= 3 && rows.allSatisfy { $0.contains(",open-data,") || $0.contains(",open-contact,") })
        let wrong = try Program.openkaart(
            "export", "--format", "csv", "--bbox", "4.7,52.2", "--database", scratch.database)
        #expect(wrong.status != 0 && wrong.errors.contains("--bbox"))
    }

    @Test("Moderators are added, listed, renewed and removed; a token is shown once, alone on standard output")
    func moderators() throws {
        let scratch = try Scratch()
        _ = try Program.openkaart("import", "data/initiatieven.csv", "--database", scratch.database)
        func moderator(_ arguments: String...) throws -> Program {
            try Program.run(Program.openkaart, ["moderator"] + arguments + ["--database", scratch.database])
        }
        let added = try moderator("add", "Zoë de Vries")
        #expect(added.output.wholeMatch(of: /okm_[A-Za-z0-9_-]{43}\n/) != nil)
        #expect(added.errors.contains("action=add") && added.errors.contains("moderator=Zoë de Vries"))
        let boss = try moderator("add", "Bas", "--role", "beheerder", "--days", "30")
        #expect(boss.status == 0 && boss.errors.contains("(beheerder), geldig tot 20"))
        for name in ["Zoë de Vries", "ZOE DE VRIES"] {
            let twice = try moderator("add", name)
            #expect(
                twice.status != 0 && twice.output.isEmpty && twice.errors.contains("moderator renew 'Zoë de Vries'"))
        }
        for (arguments, words) in [
            (["add", "Cor", "--role", "admin"], "Kies moderator of beheerder"),
            (["add", "Cor", "--days", "0"], "--days: 0 kan niet"),
            (["add", "Cor", "--days", "3651"], "1 tot en met 3650"),
            (["add", ""], "1 tot 100 tekens"), (["remove", "Cor"], "moderator list"),
            (["renew", "Cor"], "moderator list"),
        ] {
            let wrong = try Program.run(
                Program.openkaart, ["moderator"] + arguments + ["--database", scratch.database])
            #expect(wrong.status != 0 && wrong.output.isEmpty && wrong.errors.contains(words), "\(wrong.errors)")
        }
        let list = try moderator("list").output.split(separator: "\n")
        #expect(list.count == 3 && list[0].hasPrefix("rol ") && !list.joined().contains("okm_"))
        #expect(list[1].wholeMatch(of: /beheerder  20\S+Z  20\S+Z  - +Bas/) != nil, "\(list)")
        #expect(list[2].wholeMatch(of: /moderator  20\S+Z  - +- +Zoë de Vries/) != nil, "\(list)")
        let renewed = try moderator("renew", "zoe de vries")
        #expect(renewed.output.hasPrefix("okm_") && renewed.output != added.output)
        #expect(renewed.errors.contains("action=renew") && !renewed.errors.contains("okm_"))
        #expect(try moderator("remove", "Zoë de Vries").status == 0 && moderator("remove", "bas").status == 0)
        let none = try moderator("list")
        #expect(none.output.isEmpty && none.errors.contains("moderator add"))
        #expect(try moderator("remove", "Zoë de Vries").status != 0)
    }

    @Test("The doctor finds a new register in order, and a missing one not")
    func doctor() throws {
        let scratch = try Scratch()
        let missing = try Program.openkaart("doctor", "--database", scratch.database)
        #expect(missing.status == 1 && missing.output.contains("[fout] database"))
        _ = try Program.openkaart("import", "data/initiatieven.csv", "--database", scratch.database)
        let found = try Program.openkaart("doctor", "--database", scratch.database)
        #expect(
            found.status == 0 && found.output.contains("[goed] ruimtelijke index: klopt met 79 initiatieven"),
            "\(found.output)")
        #expect(found.output.contains("PROJ: 9") && found.output.contains("nauwkeurig tot"))
    }

    @Test("Options come from the environment too, and the command line goes before it")
    func environment() throws {
        let scratch = try Scratch()
        let variables = ["OPENKAART_DATABASE": scratch.database]
        #expect(try Program.openkaart("import", "data/initiatieven.csv", environment: variables).status == 0)
        #expect(FileManager.default.fileExists(atPath: scratch.database))
        let other = try Program.openkaart("doctor", "--database", scratch.path("ander.sqlite"), environment: variables)
        #expect(other.status == 1)
        let narrow = try Program.openkaart(
            "import", "data/initiatieven.csv", "--dry-run", "--database", scratch.path("n.sqlite"),
            environment: ["OPENKAART_AREA": "4.8,52.3,5.0,52.4"])
        #expect(narrow.status == 1 && narrow.errors.contains("buiten het gebied"))
    }

    @Test("Every option names its variable in the help")
    func help() throws {
        let help = try Program.openkaart("serve", "--help").output
        for name in ["DATABASE", "DATA", "AREA", "HOST", "PORT", "BASE_URL"] {
            #expect(help.contains("OPENKAART_\(name)"), "\(name)")
        }
    }

    @Test("GDAL opens the register as SpatiaLite and sees one layer of points in ETRS89 with the public initiatives")
    func gdal() throws {
        let scratch = try Scratch()
        _ = try Program.openkaart("import", "data/initiatieven.csv", "--database", scratch.database)
        let all = try Program.run("/usr/bin/ogrinfo", ["-ro", "-so", scratch.database]).output
        #expect(all.contains("1: initiatieven (Point)") && !all.contains("2: "), "\(all)")
        let layer = try Program.run("/usr/bin/ogrinfo", ["-ro", "-so", scratch.database, "initiatieven"]).output
        #expect(
            layer.contains("Feature Count: 79") && layer.contains("\"EPSG\",4258") && layer.contains("titel: String"),
            "\(layer)")
        let box = try Program.run(
            "/usr/bin/ogrinfo", ["-ro", "-so", scratch.database, "initiatieven", "-spat", "4.7", "52.2", "5.1", "52.5"]
        ).output
        #expect(
            box.firstMatch(of: /Feature Count: (\d+)/).flatMap { Int($0.1) }.map { (5..<79).contains($0) } == true,
            "\(box)")
    }
}
