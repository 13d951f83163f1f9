private import Foundation
package import OpenDataFormats

/// A set of files that hold the same version of the map, in a folder of their own. Complete and never changed in place.
package struct Edition: Hashable, Sendable {
    package let manifest: Manifest
    /// The path of the folder.
    package let folder: String

    package init(manifest: Manifest, folder: String) {
        self.manifest = manifest
        self.folder = folder
    }

    /// Reads the edition that a folder holds; nothing when it holds none.
    package init?(folder: String) {
        guard let bytes = FileManager.default.contents(atPath: folder + "/" + Self.manifestName),
            let document = try? JSONParser.parse([UInt8](bytes)), let manifest = Manifest(document)
        else { return nil }
        self.init(manifest: manifest, folder: folder)
    }

    package static let manifestName = "manifest.json"

    /// Where the file of a form is.
    package func path(of distribution: Distribution) -> String { folder + "/" + distribution.fileName }

    /// Where its compressed copy is (RFC 1952).
    package func gzipPath(of distribution: Distribution) -> String {
        FileCopies.gzipPath(of: path(of: distribution))
    }

    /// The size of the compressed copy in bytes; nothing when it is gone.
    package func packedSize(of distribution: Distribution) -> Int? {
        try? OwnFile(reading: gzipPath(of: distribution)).size()
    }

    /// Whether the file of every form is there with the size that it should have, and its copy.
    var isComplete: Bool {
        Distribution.allCases.allSatisfy { distribution in
            guard let file = manifest.file(distribution) else { return false }
            let size = try? OwnFile(reading: path(of: distribution)).size()
            return size == file.byteCount && (try? OwnFile(reading: gzipPath(of: distribution))) != nil
        }
    }

    /// Whether a file has the bytes that it was made with. Reads all of it.
    package func isAsMade(_ distribution: Distribution) -> Bool {
        manifest.file(distribution).map { $0.sha256 == (try? FileCopies.digest(path(of: distribution))) } ?? false
    }
}
