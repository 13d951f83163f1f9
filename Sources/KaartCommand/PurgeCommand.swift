import ArgumentParser
private import Foundation
import OpenDataFiles
import OpenKaart
import SearchIndex
import SpatiaLiteRegister

/// `openkaart purge ID… --reason …`.
struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Wis voorgoed alles wat van een initiatief of inzending bewaard is.",
        discussion: """
            Een openbaar initiatief gaat van de kaart. Gewist worden: alle versies, wat erover is ingestuurd, de redenen van \
            beoordelingen, e-mailadressen, de woorden in de zoekindex en de records in bestanden van eerdere dagen. Het id en de tijdstippen blijven, en het id komt nooit terug. \
            De dienst mag blijven draaien. Reservekopieën en wat anderen hebben gedownload, blijven zoals ze zijn.
            """)

    @Argument(help: ArgumentHelp("Het id van een initiatief of inzending; meer mag ook.", valueName: "id"))
    var ids: [String]

    @Option(
        help: ArgumentHelp("Waarom: verzoek, persoonsgegevens, onrechtmatig of anders.", valueName: "reden"))
    var reason: PurgeOrder.Reason

    @Flag(help: "Vraag niet of u het zeker weet.")
    var yes = false

    @OptionGroup var options: DatabaseOptions

    @OptionGroup(title: "Open data") var openData: OpenDataOptions

    func run() throws {
        let orders = try orders()
        let path = try options.databasePath()
        let register = try options.openRegister()
        defer { try? register.close() }
        let reports = try Self.explained {
            if !yes {
                Self.say("kan gewist worden", orders, try orders.map { try register.survey($0.id) })
                try confirm()
            }
            return try register.purge(orders)
        }
        Self.say("is gewist", orders, reports)
        try Self.patiently { try register.wipe() }
        try Self.patiently { try Self.wipeIndex(of: path, register) }
        try eraseFiles(orders, register)
        print("De database, de zoekindex en de bestanden met open data zijn schoon. Denk aan uw reservekopieën.")
    }

    private func orders() throws -> [PurgeOrder] {
        try ids.map { text in
            guard let id = InitiativeID(parsing: text) else {
                throw CommandError(
                    "'\(text.prefix(40))' is geen id. Een id ziet eruit als 57dab273-e5fd-5b5c-a987-a67c5398fa0c.")
            }
            return PurgeOrder(id, because: reason)
        }
    }

    private func confirm() throws {
        guard Terminal.canAsk else {
            throw CommandError("Er is niets gewist. Geef --yes als u het zeker weet: wissen is niet terug te draaien.")
        }
        guard Terminal.ask("Dit is niet terug te draaien. Typ ja om te wissen: ") == "ja" else {
            throw CommandError("Er is niets gewist.")
        }
    }

    private static func explained(_ body: () throws -> [PurgeReport]) throws -> [PurgeReport] {
        do {
            return try body()
        } catch PurgeError.unknown(let id) {
            throw CommandError("Er is geen initiatief of inzending met het id \(id). Er is niets gewist.")
        } catch PurgeError.partOf(let id, let record) {
            throw CommandError(
                "\(id) is een wijziging van \(record) die is goedgekeurd: de tekst staat ook in de versies daarvan. "
                    + "Wis \(record). Er is niets gewist.")
        }
    }

    private static func say(_ what: String, _ orders: [PurgeOrder], _ reports: [PurgeReport]) {
        for (order, report) in zip(orders, reports) { print("\(order.id) \(what): \(words(report))") }
    }

    private static func words(_ report: PurgeReport) -> String {
        var parts = report.isPublic ? ["van de kaart"] : []
        if report.wasPurged { parts.append("al eerder gewist") }
        for (count, one, more) in [
            (report.revisions, "eerdere versie", "eerdere versies"), (report.submissions, "inzending", "inzendingen"),
            (report.reports, "melding", "meldingen"),
            (report.reasons, "reden", "redenen"), (report.contacts, "e-mailadres", "e-mailadressen"),
        ] where count > 0 {
            parts.append("\(count) \(count == 1 ? one : more)")
        }
        return parts.isEmpty ? "er was niets meer" : parts.joined(separator: ", ")
    }

    /// Brings the index that is there to where nothing of what was purged is left; a running service may do the same beside it.
    private static func wipeIndex(of path: String, _ register: SpatiaLiteRegister) throws {
        let file = SearchIndex.path(besideRegister: path)
        guard FileManager.default.fileExists(atPath: file) else { return }
        let index = try SearchIndex(path: file, following: register)
        defer { try? index.close() }
        guard try index.catchUp() != .busyElsewhere, try index.isWiped() else {
            throw StorageError(kind: .busy, detail: "search index")
        }
    }

    /// Takes the records out of the files that were made earlier.
    private func eraseFiles(_ orders: [PurgeOrder], _ register: SpatiaLiteRegister) throws {
        let depot = openData.depot(try options.databasePath())
        guard FileManager.default.fileExists(atPath: depot.folder) else { return }
        let maker = try openData.maker(try options.rules(), try options.positions())
        let erasure: Depot.Erasure
        do {
            erasure = try depot.erase(Set(orders.map(\.id)), at: Clock.system.now(), by: maker)
        } catch {
            throw CommandError(
                "In de database is het gewist, maar het kan nog in bestanden in '\(depot.folder)' staan. \(error) "
                    + "Doe de opdracht daarna nog eens.")
        }
        if !erasure.days.isEmpty {
            print("Opnieuw gemaakt zonder het gewiste: \(erasure.days.map(\.description).joined(separator: ", "))")
        }
        guard erasure.damaged.isEmpty else {
            throw CommandError(
                "De bestanden van \(erasure.damaged.map(\.description).joined(separator: ", ")) in '\(depot.folder)' zijn "
                    + "veranderd sinds ze gemaakt werden. Kijk zelf of het gewiste erin staat, of verwijder die mappen."
            )
        }
    }

    /// Does something again for a while when others hold the file.
    private static func patiently(_ body: () throws -> Void) throws {
        let end = ContinuousClock.now + patience
        while true {
            do {
                return try body()
            } catch let error as StorageError where error.kind == .busy && ContinuousClock.now < end {
                Thread.sleep(forTimeInterval: 0.5)
            } catch {
                throw CommandError(
                    "Het is gewist, maar resten kunnen nog in het bestand of de zoekindex staan (\(error)). "
                        + "Doe de opdracht zo nog eens.")
            }
        }
    }

    /// A long export, or the building of a large index, may hold the file for as long.
    private static let patience = Duration.seconds(120)
}

extension PurgeOrder.Reason: ExpressibleByArgument {}
