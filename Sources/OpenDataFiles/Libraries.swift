private import CGzip
private import GeoPackage

/// The libraries of the system on whose version the bytes of files may depend.
enum Libraries {
    /// Each with its version: SQLite lays out the pages of a GeoPackage, zlib packs tiles.
    static let names = ["SQLite \(GeoPackageFile.libraryVersion)", "zlib \(String(cString: openkaart_zlib_version()))"]
}
