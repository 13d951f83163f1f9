private import Foundation
import OpenDataFormats
package import OpenKaart
private import Synchronization

/// The folder with files of the whole dataset: those of the newest version, and dated ones that stay.
package final class Depot: Sendable {
    /// The path of the folder. What stands in it and is not ours stays as it is.
    package let folder: String
    private let present: Mutex<Edition?>

    package init(folder: String) {
        self.folder = folder
        present = Mutex(nil)
    }

    /// The folder that goes with a register.
    package static func path(besideRegister path: String) -> String { path + "-opendata" }

    /// The newest files that were made; nothing until there are any.
    package var current: Edition? { present.withLock { $0 } }

    /// The days of which there is a snapshot, newest first. Reads the folder.
    package func dates() -> [CivilDate] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { CivilDate(parsing: $0) }.filter { snapshot(of: $0) != nil }.sorted(by: >)
    }

    /// The files of a day; nothing when there are none. Reads the folder.
    package func snapshot(of date: CivilDate) -> Edition? {
        Edition(folder: "\(folder)/\(date)").flatMap { $0.manifest.date == date ? $0 : nil }
    }
}
