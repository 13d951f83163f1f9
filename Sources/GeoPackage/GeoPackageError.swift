import GRDB
private import Glibc

/// A GeoPackage could not be written.
package struct GeoPackageError: Error, Hashable, Sendable {
    /// The error number of the operating system that comes nearest.
    package let code: Int32

    /// Takes over what SQLite says.
    init(_ error: DatabaseError) {
        code =
            switch error.resultCode {
            case .SQLITE_FULL: ENOSPC
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: EACCES
            default: EIO
            }
    }
}
