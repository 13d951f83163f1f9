private import Foundation
import Logging

#if canImport(Glibc)
    private import Glibc
#endif

/// The secret of an installation: random bytes in a file of their own beside the database, so that who has a copy of the database
/// cannot make edit links.
enum SecretFile {
    private static let length = 32

    /// The bytes of the file; a missing one is made, for its owner only.
    ///
    /// - Throws: `CommandError`.
    static func read(_ path: String, _ logger: Logger) throws -> [UInt8] {
        if let data = FileManager.default.contents(atPath: path) {
            guard data.count >= length else {
                throw CommandError(
                    "Het bestand '\(path)' met het geheim van deze installatie is te kort. Zet een reservekopie terug. "
                        + "Is die er niet, verwijder het dan: er komt een nieuw, en oude bewerklinks werken dan niet meer."
                )
            }
            return [UInt8](data)
        }
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0, write(descriptor, bytes, length) == length, fsync(descriptor) == 0 else {
            throw CommandError(
                "Het bestand '\(path)' voor het geheim van deze installatie kan niet worden gemaakt "
                    + "(\(String(cString: strerror(errno)))). Controleer de rechten, of kies met --secret-file een andere plaats."
            )
        }
        close(descriptor)
        logger.notice(
            "a new secret was made; edit links that were given out before, if any, no longer work",
            metadata: ["file": "\(path)"])
        return bytes
    }
}
