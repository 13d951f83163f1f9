import ArgumentParser
import OpenKaart
import SpatiaLiteRegister

/// `openkaart moderator list`.
struct ListModerators: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Toon de moderatoren: rol, toegevoegd, token verloopt, laatst gebruikt, naam.")

    @OptionGroup var options: DatabaseOptions

    func run() throws {
        let register = try options.openRegister()
        defer { try? register.close() }
        let moderators = try register.moderators()
        guard !moderators.isEmpty else {
            Terminal.say("Er is nog geen moderator. Doe: openkaart moderator add NAAM")
            return
        }
        let now = Clock.system.now()
        print(Self.line("rol", "toegevoegd", "verloopt", "laatst gebruikt", "naam"))
        for moderator in moderators {
            let end = moderator.expiresAt.map { moderator.hasExpired(at: now) ? "verlopen" : "\($0)" }
            print(
                Self.line(
                    moderator.role.rawValue, "\(moderator.addedAt)", end ?? "-",
                    moderator.lastUsedAt.map { "\($0)" } ?? "-", moderator.name))
        }
    }

    /// Columns as wide as what they hold; the name comes last, so that it needs no width.
    private static func line(_ role: String, _ added: String, _ end: String, _ used: String, _ name: String) -> String {
        ([padded(role, 9)] + [added, end, used].map { padded($0, 20) } + [name]).joined(separator: "  ")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
