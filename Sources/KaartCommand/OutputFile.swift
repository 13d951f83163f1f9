private import Foundation
import OpenDataFiles

/// A file that is there whole or not at all: written aside and renamed at the end. Without a path, standard output.
struct OutputFile {
    private let path: String?
    private let handle: FileHandle

    /// Begins to write.
    ///
    /// - Throws: `CommandError` when the file cannot be made.
    init(_ path: String?) throws {
        self.path = path
        guard let path else {
            handle = .standardOutput
            return
        }
        guard FileManager.default.createFile(atPath: path + Self.suffix, contents: nil),
            let handle = FileHandle(forWritingAtPath: path + Self.suffix)
        else {
            throw CommandError("Het bestand '\(path)' kan niet worden geschreven. Controleer de map en de rechten.")
        }
        self.handle = handle
    }

    private static let suffix = ".deel"

    /// Lets something else write a file aside, and puts it in its place.
    ///
    /// - Parameter fill: gets a path where there is nothing; waits until the file is on disk.
    /// - Throws: `CommandError`, or what `fill` throws; what stood at the path is then still there.
    static func make(_ path: String, fill: (String) throws -> Void) throws {
        let aside = path + suffix
        try? FileManager.default.removeItem(atPath: aside)
        do {
            try fill(aside)
            try place(aside, at: path)
        } catch {
            try? FileManager.default.removeItem(atPath: aside)
            throw (error as? FileError).map { CommandError("\($0)") } ?? error
        }
    }

    private static func place(_ aside: String, at path: String) throws {
        guard rename(aside, path) == 0 else {
            throw CommandError("Het bestand '\(path)' kan niet op zijn plaats worden gezet. Controleer de rechten.")
        }
    }

    mutating func write(_ bytes: [UInt8]) throws {
        do {
            try handle.write(contentsOf: bytes)
        } catch {
            throw CommandError("Schrijven lukt niet meer: is de schijf vol? Het bestand is niet af.")
        }
    }

    /// Leaves nothing behind of a file that is not going to be whole.
    func discard() {
        guard let path else { return }
        unlink(path + Self.suffix)
    }

    /// Puts the file in its place.
    mutating func finish() throws {
        guard let path else { return }
        try handle.synchronize()
        try handle.close()
        try Self.place(path + Self.suffix, at: path)
    }
}
