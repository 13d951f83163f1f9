package import OpenKaart

/// What a set of files made from one version of the map holds: enough to cite it, verify it, and describe it in any catalogue.
package struct Manifest: Hashable, Sendable {
    /// The state of the map that all files hold.
    package var version: MapVersion
    /// Records.
    package var count: Int
    /// Records for each theme, those without any included, in the order of the catalogue.
    package var themes: [ThemeCount]
    /// The box around all records, in degrees, rounded outward; nothing when there are none.
    package var extent: BoundingBox?
    /// The first and last moment that a record was created; nothing when there are none.
    package var created: ClosedRange<Timestamp>?
    package var files: [File]
    /// The day of a dated snapshot.
    package var date: CivilDate?
    /// The last moment that records were erased from the files after they were made; nothing when they are as they were.
    package var purgedAt: Timestamp?
    /// What the bytes depend on beside the records: the program, its version, how RD is computed.
    package var maker: String

    package init(
        version: MapVersion, count: Int, themes: [ThemeCount], extent: BoundingBox?,
        created: ClosedRange<Timestamp>?, files: [File], date: CivilDate? = nil, purgedAt: Timestamp? = nil,
        maker: String = ""
    ) {
        self.version = version
        self.count = count
        self.themes = themes
        self.extent = extent
        self.created = created
        self.files = files
        self.date = date
        self.purgedAt = purgedAt
        self.maker = maker
    }

    /// Of the columns and members of the files; the first number grows when one goes or means something else.
    package static let schemaVersion = "1.0.0"

    package struct ThemeCount: Hashable, Sendable {
        package let theme: ThemeSlug
        package let count: Int

        package init(theme: ThemeSlug, count: Int) {
            self.theme = theme
            self.count = count
        }
    }

    package struct File: Hashable, Sendable {
        package let distribution: Distribution
        package let byteCount: Int
        /// SHA-256 of the bytes (FIPS 180-4), 64 hexadecimal digits in lower case.
        package let sha256: String

        package init(distribution: Distribution, byteCount: Int, sha256: String) {
            self.distribution = distribution
            self.byteCount = byteCount
            self.sha256 = sha256
        }
    }

    /// The file of a form, when there is one.
    package func file(_ distribution: Distribution) -> File? { files.first { $0.distribution == distribution } }
}
