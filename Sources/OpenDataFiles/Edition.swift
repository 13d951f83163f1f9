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

    /// Reads the edition that a folder holds; nothing when it holds none that is whole.
    package init?(folder: String) {
        guard let bytes = FileManager.default.contents(atPath: folder + "/" + Self.manifestName),
            let document = try? JSONParser.parse([UInt8](bytes)), let manifest = Manifest(document)
        else { return nil }
        self.init(manifest: manifest, folder: folder)
    }

    /// Where the file of a form is.
    package func path(of distribution: Distribution) -> String { folder + "/" + distribution.fileName }

    package static let manifestName = "manifest.json"
}
