import ArgumentParser
import OpenDataCatalogue
import OpenKaart
import Projection
import SpatiaLiteRegister

/// `openkaart doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Controleer de bibliotheken, het RD-raster en de database, en zeg wat te doen is.",
        discussion: "Eindigt met status 0 als niets fout is; een regel met 'let op' is niet fout.")

    @OptionGroup var options: DatabaseOptions

    @OptionGroup(title: "De dataset, voor catalogi") var catalogue: CatalogueOptions

    func run() throws {
        var findings = [
            Finding(subject: "SpatiaLite", level: .good, detail: SpatiaLite.version), projection(), publisher(),
        ]
        do {
            let rules = try options.rules()
            let register = try options.openRegister()
            defer { try? register.close() }
            findings += try register.examine(rules)
        } catch {
            findings.append(Finding(subject: "database", level: .bad, detail: "\(error)"))
        }
        for finding in findings { print("[\(finding.level.rawValue)] \(finding.subject): \(finding.detail)") }
        if findings.contains(where: { $0.level == .bad }) { throw ExitCode.failure }
    }

    private func publisher() -> Finding {
        let subject = "uitgever"
        do {
            guard let publisher = try catalogue.publisher() else {
                return Finding(
                    subject: subject, level: .warning,
                    detail: "in de catalogus staat de naam van de beheerder. Geef met --publisher-name of "
                        + "OPENKAART_PUBLISHER_NAME aan wie de gegevens uitgeeft.")
            }
            return Finding(subject: subject, level: .good, detail: publisher.name)
        } catch {
            return Finding(subject: subject, level: .bad, detail: "\(error)")
        }
    }

    private func projection() -> Finding {
        let subject = "PROJ"
        do {
            let method = try options.positions().rdMethod
            let accuracy = "RD met \(method.name), nauwkeurig tot \(method.accuracy) m"
            return switch method {
            case .grid: Finding(subject: subject, level: .good, detail: "\(projVersion), \(accuracy)")
            case .sevenParameters:
                Finding(
                    subject: subject, level: .warning,
                    detail: "\(projVersion), \(accuracy): het RDNAPTRANS2018-raster is niet gevonden. "
                        + "Doe: projsync --file nl_nsgi_rdtrans2018.tif (Debian-pakket proj-bin), of zet PROJ_DATA op de map waar het staat."
                )
            }
        } catch {
            return Finding(subject: subject, level: .bad, detail: "\(error)")
        }
    }
}
