import ArgumentParser
private import Foundation
import OpenKaart

/// `openkaart mirror URL`.
struct MirrorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mirror",
        abstract: "Houd een kopie bij van de openbare initiatieven van een dienst.",
        discussion: """
            De kopie is een bestand met op elke regel een initiatief als GeoJSON. Deze opdracht haalt op wat er veranderd is sinds \
            de vorige keer, en vergelijkt de kopie daarna met de download van de dienst. Hoe ver de kopie is, staat ernaast in \
            BESTAND.stand. Lukt het niet, of klopt de kopie niet, dan eindigt de opdracht niet met status 0. Het programma curl \
            moet er zijn.
            """)

    @Argument(help: ArgumentHelp("Het adres van de dienst, zoals https://kaart.voorbeeld.nl.", valueName: "adres"))
    var url: String

    @Option(help: ArgumentHelp("De kopie. [standaard: initiatieven.geojsonl]", valueName: "bestand"))
    var output: String?

    @Flag(help: "Ga door: kijk telkens of er iets veranderd is. Vergelijken gebeurt alleen aan het begin.")
    var follow = false

    @Option(
        help: ArgumentHelp(
            "Met --follow: om de hoeveel seconden, 1 tot en met 86400. [standaard: 30]", valueName: "seconden"))
    var interval: UInt32?

    func validate() throws {
        guard let interval, !(1...86_400).contains(interval) else { return }
        throw ValidationError("--interval: \(interval) kan niet. Geef een getal van 1 tot en met 86400.")
    }

    func run() throws {
        let client = try KaartClient(url)
        var copy = try MapCopy(path: output ?? "initiatieven.geojsonl", of: client.base)
        try prove(&copy, client)
        while follow {
            sleep(interval ?? 30)
            if try catchUp(&copy, client) {
                say("bijgewerkt: \(copy.features.count) initiatieven, versie \(copy.sequence)")
            }
        }
    }

    /// Brings the copy to the newest version, and writes it when that changes anything.
    private func catchUp(_ copy: inout MapCopy, _ client: KaartClient) throws -> Bool {
        let before = copy.sequence
        while case let entries = try client.changes(after: copy.sequence), !entries.isEmpty {
            for entry in entries { try copy.apply(entry) }
            Terminal.progress { _ in "tot en met wijziging \(copy.sequence)" }
        }
        Terminal.endProgress()
        let isNew = !FileManager.default.fileExists(atPath: copy.statePath)
        if copy.sequence > before || isNew { try copy.save() }
        return copy.sequence > before
    }

    /// Brings the copy to the newest version and holds it against the download of that version.
    private func prove(_ copy: inout MapCopy, _ client: KaartClient) throws {
        let newest = try client.newest()
        guard newest >= copy.sequence else {
            throw CommandError(
                "De kopie is bij wijziging \(copy.sequence), maar de dienst heeft er maar \(newest): dit is een andere kaart dan "
                    + "toen. \(Self.startAnew(copy))")
        }
        for _ in 1...Self.rounds {
            _ = try catchUp(&copy, client)
            let proof = try client.download { try CopyProof(of: copy, against: $0) }
            // A download of this version: the service had it before and has it still.
            guard try client.newest() == copy.sequence else { continue }
            guard proof.differences.isEmpty else { return try tell(proof.differences, copy) }
            return say("de kopie klopt: \(copy.features.count) initiatieven, versie \(copy.sequence)")
        }
        throw CommandError(
            "De kaart verandert telkens tijdens het vergelijken. De kopie is bijgewerkt tot versie \(copy.sequence), maar niet "
                + "vergeleken. Doe deze opdracht later nog eens.")
    }

    /// How often the map may change while the copy is held against it.
    private static let rounds = 5

    private func tell(_ differences: [String], _ copy: MapCopy) throws {
        for difference in differences.prefix(20) { Terminal.say(difference) }
        throw CommandError(
            "De kopie klopt niet: \(differences.count) verschillen met versie \(copy.sequence) van de dienst. "
                + Self.startAnew(copy))
    }

    private static func startAnew(_ copy: MapCopy) -> String {
        "Haal \(copy.path) en \(copy.statePath) weg en doe deze opdracht nog eens."
    }

    /// At once, also when nobody looks on.
    private func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
