import OpenDataFormats
package import OpenKaart
private import Synchronization

/// The folder with files of the whole dataset: those of the newest version, and dated ones that stay.
///
/// Editions are made aside in the same folder and renamed. Who makes or removes one holds the lock of the folder, so that several
/// programs can do so; who reads needs none. What stands in the folder and is not ours stays as it is.
package final class Depot: Sendable {
    package let folder: String
    private let present: Mutex<Edition?>
    /// How the making goes, for who watches the service.
    package let work = DepotWork()

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
        days().compactMap(\.manifest.date)
    }

    /// The snapshots, newest first. Reads the folder.
    package func days() -> [Edition] {
        Folders.names(in: folder).compactMap { CivilDate(parsing: $0) }.sorted(by: >).compactMap { snapshot(of: $0) }
    }

    /// The files of a day; nothing when there are none. Reads the folder.
    package func snapshot(of date: CivilDate) -> Edition? {
        Edition(folder: path(of: date)).flatMap { $0.manifest.date == date ? $0 : nil }
    }

    /// Lets go of an edition whose files turned out to be gone, so that it is made again.
    package func forget(_ edition: Edition) {
        present.withLock { if $0 == edition { $0 = nil } }
    }

    func path(of date: CivilDate) -> String { "\(folder)/\(date)" }

    /// Where the files of a version stand.
    func path(of version: MapVersion) -> String {
        "\(folder)/\(Self.versionPrefix)\(version.sequence)-\(version.madeAt.secondsSinceEpoch)"
    }

    /// The folders with the files of versions.
    func versionFolders() -> [String] {
        Folders.names(in: folder).filter { $0.hasPrefix(Self.versionPrefix) }.map { "\(folder)/\($0)" }
    }

    private static let versionPrefix = "versie-"
    private static let asidePrefix = ".maken-"

    /// A new folder to fill aside.
    func aside() throws(FileError) -> String {
        let path = "\(folder)/\(Self.asidePrefix)\(UInt64.random(in: 0 ... .max))"
        try Folders.makeNew(path)
        return path
    }

    /// Does something that changes the folder, alone; first what was left half done is taken away.
    func alone<Value>(_ body: () throws -> Value) throws -> Value {
        try Folders.make(folder)
        let lock = try OwnFile(locking: folder + "/.slot")
        defer { withExtendedLifetime(lock) {} }
        for name in Folders.names(in: folder) where name.hasPrefix(Self.asidePrefix) {
            Folders.remove("\(folder)/\(name)")
        }
        return try body()
    }

    /// Makes an edition the current one.
    func take(_ edition: Edition?) {
        present.withLock { $0 = edition }
    }
}
