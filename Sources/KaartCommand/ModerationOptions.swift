import ArgumentParser
import KaartService
import Logging

/// What the operator decided about submissions.
struct ModerationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Het bestand met het geheim waar bewerklinks van gemaakt worden; wordt gemaakt als het er niet is. [OPENKAART_SECRET_FILE; standaard DATABASE-geheim]",
            valueName: "bestand"))
    var secretFile: String?

    @Option(
        help: ArgumentHelp(
            "Hoeveel inzendingen er in een uur mogen komen: uit een netwerk, en in totaal; of 'off'. [OPENKAART_RATE_LIMIT; standaard 20,1000]",
            valueName: "aantallen"))
    var rateLimit: String?

    @Option(
        help: ArgumentHelp(
            "Hoeveel dagen na de beslissing het e-mailadres van een inzender nog bewaard blijft. [OPENKAART_CONTACT_DAYS; standaard 30]",
            valueName: "dagen"))
    var contactDays: Int?

    @Option(
        help: ArgumentHelp(
            "Hoeveel dagen na het insturen het e-mailadres bewaard blijft als niemand beslist. [OPENKAART_UNDECIDED_CONTACT_DAYS; standaard 180]",
            valueName: "dagen"))
    var undecidedContactDays: Int?

    /// Where the secret of the installation is.
    func secretFile(_ database: String) -> String {
        Setting.text(secretFile, "OPENKAART_SECRET_FILE") ?? database + "-geheim"
    }

    /// - Throws: `CommandError` when the value is not a number of days.
    func daysOfContacts() throws -> Int {
        try Self.days(Setting.number(contactDays, "OPENKAART_CONTACT_DAYS") ?? 30, "--contact-days")
    }

    /// - Throws: `CommandError` when the value is not a number of days.
    func daysOfUndecidedContacts() throws -> Int {
        try Self.days(
            Setting.number(undecidedContactDays, "OPENKAART_UNDECIDED_CONTACT_DAYS") ?? 180,
            "--undecided-contact-days")
    }

    private static func days(_ days: Int, _ option: String) throws -> Int {
        guard (0...3_650).contains(days) else {
            throw CommandError("\(option): \(days) kan niet. Geef 0 tot en met 3650 dagen.")
        }
        return days
    }

    /// - Throws: `CommandError` when the value is neither numbers nor `off`.
    func limiter(_ logger: Logger) throws -> RateLimiter? {
        let text = Setting.text(rateLimit, "OPENKAART_RATE_LIMIT") ?? "20,1000"
        if text == "off" {
            logger.notice("RATE LIMITS ARE OFF: anybody may send in as much as they like. For tests and imports only.")
            return nil
        }
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let perNetwork = numbers[0], let total = numbers[1], perNetwork > 0, total > 0 else {
            throw CommandError(
                "--rate-limit: '\(text)' kan niet. Geef twee getallen, zoals 20,1000, of 'off' om niet te begrenzen.")
        }
        return RateLimiter(.init(perNetwork: perNetwork, total: total))
    }
}
