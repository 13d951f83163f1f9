import ArgumentParser
import KaartService
import Logging
import OpenKaart

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
            "Hoeveel dagen na de beslissing het e-mailadres van een inzender of melder nog bewaard blijft. [OPENKAART_CONTACT_DAYS; standaard 30]",
            valueName: "dagen"))
    var contactDays: Int?

    @Option(
        help: ArgumentHelp(
            "Hoeveel rekenwerk een formulier moet bewijzen, in bits; 0 is niets. Wie het niet doet, komt later in de rij. [OPENKAART_PROOF_OF_WORK; standaard 0]",
            valueName: "bits"))
    var proofOfWork: Int?

    @Option(
        help: ArgumentHelp(
            "Hoeveel dagen na het insturen het e-mailadres bewaard blijft als niemand beslist. [OPENKAART_UNDECIDED_CONTACT_DAYS; standaard 180]",
            valueName: "dagen"))
    var undecidedContactDays: Int?

    @Option(
        help: ArgumentHelp(
            "Binnen hoeveel werkdagen een melding behandeld moet zijn; bij persoonsgegevens en ongepaste inhoud binnen 2. [OPENKAART_REPORT_DAYS; standaard 14]",
            valueName: "dagen"))
    var reportDays: Int?

    /// - Throws: `CommandError` when it is too much for a telephone.
    func proofBits() throws -> Int {
        let bits = try Setting.number(proofOfWork, "OPENKAART_PROOF_OF_WORK") ?? 0
        guard (0...24).contains(bits) else {
            throw CommandError(
                "--proof-of-work: \(bits) kan niet. Geef 0 (niets) tot en met 24; 18 kost een telefoon een seconde.")
        }
        return bits
    }

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

    /// - Throws: `CommandError` when the value is not a number of days.
    func reportTerm() throws -> Report.Term {
        let days = try Setting.number(reportDays, "OPENKAART_REPORT_DAYS") ?? Report.Term().days
        guard (1...365).contains(days) else {
            throw CommandError("--report-days: \(days) kan niet. Geef 1 tot en met 365 werkdagen.")
        }
        return Report.Term(days: days)
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
