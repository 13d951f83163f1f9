package import OpenKaart

/// Which column of a file holds which member, as far as the names do not tell; and what holds for all rows.
package struct ColumnMapping: Hashable, Sendable {
    /// The name of the column, by member. The point is `lon` and `lat`, or `x` and `y` when it may be in either system.
    package var columns: [String: String]
    /// The text of a member in rows that have none themselves.
    package var constants: [String: String]
    /// In which system the point is: RD or CRS84; nothing for what the file shows.
    package var system: ReferenceSystem?

    /// Nothing but what names and numbers tell.
    package init(columns: [String: String] = [:], constants: [String: String] = [:], system: ReferenceSystem? = nil) {
        self.columns = columns
        self.constants = constants
        self.system = system
    }

    /// Names of members of the point that are in RD or in degrees.
    static let x = "x"
    static let y = "y"

    /// The members that a column can hold.
    package static let members =
        [Member.id] + Member.texts + [Member.longitude, Member.latitude, x, y, Member.createdAt, Member.changedAt]
    /// The members that can be the same for all rows.
    package static let constantMembers = Member.texts + [Member.createdAt, Member.changedAt]

    /// The names of the systems on the command line and in a mapping file.
    package static let systemNames: [(name: String, system: ReferenceSystem)] = [("rd", .rd), ("graden", .crs84)]

    /// What another mapping says goes before what this one says.
    package func overridden(by other: ColumnMapping) -> ColumnMapping {
        ColumnMapping(
            columns: columns.merging(other.columns) { $1 }, constants: constants.merging(other.constants) { $1 },
            system: other.system ?? system)
    }

    /// Makes sure that all names are of members.
    ///
    /// - Throws: `ImportFileError` that names the wrong one and those that there are.
    package func check() throws(ImportFileError) {
        for (names, known, what) in [
            (columns.keys.sorted(), Self.members, "een kolom"),
            (constants.keys.sorted(), Self.constantMembers, "een vaste waarde"),
        ] {
            guard let stranger = names.first(where: { !known.contains($0) }) else { continue }
            throw ImportFileError(
                "'\(stranger.prefix(40))' is geen naam waarvoor \(what) kan gelden. Kies uit: \(known.joined(separator: ", "))."
            )
        }
    }
}
