import ArgumentParser
private import Foundation
import OpenKaart
import SpatiaLiteRegister

/// Shows the imports that the register remembers, and takes one back.
enum ImportBatches {
    /// Prints all of them, oldest first.
    static func list(_ options: DatabaseOptions) throws {
        let register = try options.openRegister()
        defer { try? register.close() }
        let batches = try register.batches()
        guard !batches.isEmpty else { return Terminal.say("Er zijn nog geen partijen.") }
        let rows =
            [["partij", "begonnen", "staat", "nieuw", "gewijzigd", "ongewijzigd", "afgewezen", "bestand"]]
            + batches.map { batch in
                let counts = batch.counts
                return ["\(batch.number)", batch.beganAt.description, batch.state.rawValue]
                    + [counts.new, counts.changed, counts.unchanged, counts.rejected].map { "\($0)" }
                    + [Terminal.printable(batch.file)]
            }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
            let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
            print(cells.joined(separator: "  ").replacing(/\ +$/, with: ""))
        }
        if batches.contains(where: { $0.state == .begun || $0.state == .undoing }) {
            Terminal.say(
                "'begonnen' is bezig of afgebroken: neem het bestand opnieuw op, of draai de partij terug. "
                    + "'terugdraaien' is bezig of afgebroken: doe --undo nog eens.")
        }
    }

    /// Takes one back, and names what stays as it is.
    static func undo(_ number: Int, _ options: DatabaseOptions) throws {
        let register = try options.openRegister()
        defer { try? register.close() }
        let undo: ImportUndo
        do {
            undo = try register.undo(batch: number) { done, all in
                Terminal.progress { _ in "\(done) van \(all) wijzigingen teruggedraaid" }
            }
        } catch {
            Terminal.endProgress()
            throw CommandError("\(error)")
        }
        Terminal.endProgress()
        for left in undo.left {
            Terminal.say(
                left.title.map { "\(left.id) '\($0)' is daarna veranderd en blijft zoals het is." }
                    ?? "\(left.id) is daarna van de kaart gehaald; de vorige inhoud komt niet terug.")
        }
        print(
            "Partij \(number) is teruggedraaid: \(undo.removed) van de kaart, \(undo.restored) hersteld, "
                + "\(undo.left.count) ongemoeid gelaten")
        if !undo.left.isEmpty { throw ExitCode.failure }
    }
}
