import OpenDataFormats
import OpenKaart

extension Publication {
    /// How to name these files in a text: publisher, year, title, version, date, address; Dutch.
    package var citation: String {
        let stamp = CivilDate(of: manifest.version.madeAt)
        return "\(profile.publisher.name) (\(stamp.year)). \(profile.title), versie \(manifest.version.sequence)"
            + " van \(Self.written(stamp)) [dataset]. \(profile.licence.name)."
            + " \(addresses.document(.manifest, of: manifest.date))"
    }

    private static let months = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ]

    static func written(_ date: CivilDate) -> String { "\(date.day) \(months[Int(date.month) - 1]) \(date.year)" }
}
