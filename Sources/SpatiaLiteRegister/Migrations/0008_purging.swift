import GRDB

extension Migration {
    /// Reasons of removals, room for what is left of something purged, and a chain of reviews that holds when a reason is erased and
    /// knows how long it is.
    static let purging = Migration(name: "purging") { db, _ in
        try db.execute(
            sql: """
                -- Why a record went; null for what is no removal, and for removals from before this step.
                ALTER TABLE changes ADD COLUMN reason TEXT
                    CHECK (reason IN ('ingetrokken', 'verwijderd', 'teruggedraaid', 'gewist', 'beheer'));
                CREATE INDEX changes_purged ON changes (sequence) WHERE reason = 'gewist';

                ALTER TABLE tombstones ADD COLUMN purged_at TEXT;
                ALTER TABLE tombstones ADD COLUMN reason TEXT
                    CHECK (reason IN ('verzoek', 'persoonsgegevens', 'onrechtmatig', 'anders'));

                ALTER TABLE submissions ADD COLUMN purged_at TEXT;

                -- Since when bytes of something purged may still be in the file and its log; null when they are not.
                ALTER TABLE register ADD COLUMN unwiped_since TEXT;

                -- SHA-256 of the salt and the reason, which stays when these two are erased.
                ALTER TABLE reviews ADD COLUMN reason_hash BLOB;
                ALTER TABLE reviews ADD COLUMN reason_salt BLOB;

                ALTER TABLE reports ADD COLUMN purged_at TEXT;

                -- For each chain: how many rows there are, and the hash of the last one.
                CREATE TABLE chain_heads (
                    name TEXT PRIMARY KEY NOT NULL,
                    count INTEGER NOT NULL,
                    chain BLOB NOT NULL CHECK (length(chain) = 32)
                ) WITHOUT ROWID;
                DROP TRIGGER reviews_are_never_updated;
                """)
        try ReviewChain.seal(db)
        try db.execute(
            sql: """
                -- Purging takes a reason away, and nothing else ever changes.
                CREATE TRIGGER reviews_are_never_updated BEFORE UPDATE ON reviews
                WHEN NEW.reason IS NOT NULL OR NEW.reason_salt IS NOT NULL OR NEW.nr IS NOT OLD.nr
                    OR NEW.submission_id IS NOT OLD.submission_id OR NEW.version IS NOT OLD.version
                    OR NEW.decision IS NOT OLD.decision OR NEW.reason_code IS NOT OLD.reason_code
                    OR NEW.reason_hash IS NOT OLD.reason_hash OR NEW.moderator IS NOT OLD.moderator
                    OR NEW.at IS NOT OLD.at OR NEW.chain IS NOT OLD.chain
                BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
                """)
    }
}
