import GRDB
import OpenKaart

extension Migration {
    /// The public records as a spatial table, the revisions they had before, and the tombstones of those that went.
    ///
    /// `initiatieven` is what GDAL and QGIS show, so its columns have the names of the interface.
    static let initiatives = Migration(name: "initiatives") { db, now in
        try db.execute(sql: "PRAGMA application_id = \(RegisterFile.applicationID)")
        // 'NONE': an empty table of reference systems instead of six thousand; these are the ones in use.
        try spatial(db, "InitSpatialMetaData('NONE')")
        for code in [4258, 4326, 28992, 3857] { try spatial(db, "InsertEpsgSrid(\(code))") }

        try db.execute(
            sql: """
                CREATE TABLE initiatieven (
                    nr INTEGER PRIMARY KEY,
                    id TEXT NOT NULL CHECK (length(id) = 36),
                    revisie INTEGER NOT NULL CHECK (revisie >= 1),
                    titel TEXT NOT NULL,
                    omschrijving TEXT NOT NULL,
                    thema TEXT NOT NULL,
                    organisatie TEXT,
                    plaats TEXT,
                    gemeentecode TEXT,
                    url TEXT,
                    aangemaaktOp TIMESTAMP NOT NULL,
                    gewijzigdOp TIMESTAMP NOT NULL,
                    -- Named so that GDAL reads 64 bits.
                    volgorde BIGINT NOT NULL
                )
                """)
        try spatial(db, "AddGeometryColumn('initiatieven', 'geometrie', 4258, 'POINT', 'XY', 1)")
        try spatial(db, "CreateSpatialIndex('initiatieven', 'geometrie')")
        try db.execute(sql: GeometryTriggers.dropSQL + ";" + GeometryTriggers.sql)

        try db.execute(
            sql: """
                \(PublicIndexes.sql);

                -- What a record said before its present revision, or before it went. Purging may delete, nothing may change.
                CREATE TABLE revisions (
                    initiative_id TEXT NOT NULL,
                    revision INTEGER NOT NULL,
                    content TEXT NOT NULL CHECK (json_valid(content)),
                    created_at TEXT NOT NULL,
                    changed_at TEXT NOT NULL,
                    PRIMARY KEY (initiative_id, revision)
                ) WITHOUT ROWID;
                CREATE TRIGGER revisions_are_immutable BEFORE UPDATE ON revisions
                BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;

                -- Identities that were public once and must never come back.
                CREATE TABLE tombstones (
                    initiative_id TEXT PRIMARY KEY NOT NULL,
                    removed_at TEXT NOT NULL
                ) WITHOUT ROWID;

                -- One row: facts about this register.
                CREATE TABLE register (
                    id INTEGER PRIMARY KEY CHECK (id = 1),
                    created_at TEXT NOT NULL
                );
                """)
        try db.execute(sql: "INSERT INTO register (id, created_at) VALUES (1, ?)", arguments: [now.description])
    }

    /// Calls a function of SpatiaLite that answers 1 when all went well.
    private static func spatial(_ db: Database, _ call: String) throws {
        guard try Int.fetchOne(db, sql: "SELECT \(call)") == 1 else { throw RegisterError.spatiaLite(reason: call) }
    }
}
