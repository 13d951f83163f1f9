private import Glibc

/// A file of the depot could not be written, read or moved; what was there before is still there.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    /// The error number of the operating system.
    package let code: Int32

    /// Takes the error number of the call that just failed.
    init(_ path: String, code: Int32 = errno) {
        self.path = path
        self.code = code
    }

    /// What is wrong and what to do; Dutch, for the operator.
    package var description: String {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: "De schijf is vol bij '\(path)'. Maak ruimte; het lukt daarna vanzelf."
        case EACCES, EPERM, EROFS: "'\(path)' mag niet worden geschreven. Controleer de rechten."
        default: "'\(path)' kan niet worden geschreven of gelezen (fout \(code)). Controleer de schijf."
        }
    }
}
