/// The indexes of `initiatieven` beside the spatial one; a register that is built anew makes them after its rows are in.
enum PublicIndexes {
    static let sql = """
        CREATE UNIQUE INDEX initiatieven_id ON initiatieven (id);
        -- The total order of lists; with the theme in it, counts per theme need no other page.
        CREATE INDEX initiatieven_volgorde ON initiatieven (volgorde, id, thema)
        """

    static let dropSQL = "DROP INDEX initiatieven_id; DROP INDEX initiatieven_volgorde"
}
