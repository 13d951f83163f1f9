/// The triggers that keep the geometry column honest and the spatial index in step.
///
/// SpatiaLite makes triggers of its own under these names, which look the column up and prepare SQL for every row. These do the
/// same in a fraction of the time for the one column we have; `RecoverSpatialIndex` and the other repair functions of SpatiaLite
/// may put its own back without harm. A wrong geometry ends the statement, not (as SpatiaLite's do) the whole transaction.
enum GeometryTriggers {
    /// Takes away SpatiaLite's triggers, or ours.
    static let dropSQL = ["ggi", "ggu", "gii", "giu", "gid", "tmi", "tmu", "tmd"].map { prefix in
        "DROP TRIGGER \(prefix)_initiatieven_geometrie"
    }.joined(separator: ";")

    static let sql = """
        CREATE TRIGGER ggi_initiatieven_geometrie BEFORE INSERT ON initiatieven
        WHEN GeometryConstraints(NEW.geometrie, 1, 4258) IS NOT 1
        BEGIN SELECT RAISE(ABORT, 'initiatieven.geometrie must be a point in EPSG:4258'); END;

        CREATE TRIGGER ggu_initiatieven_geometrie BEFORE UPDATE OF geometrie ON initiatieven
        WHEN GeometryConstraints(NEW.geometrie, 1, 4258) IS NOT 1
        BEGIN SELECT RAISE(ABORT, 'initiatieven.geometrie must be a point in EPSG:4258'); END;

        CREATE TRIGGER gii_initiatieven_geometrie AFTER INSERT ON initiatieven
        BEGIN
            INSERT INTO idx_initiatieven_geometrie (pkid, xmin, xmax, ymin, ymax) VALUES (NEW.nr,
                MbrMinX(NEW.geometrie), MbrMaxX(NEW.geometrie), MbrMinY(NEW.geometrie), MbrMaxY(NEW.geometrie));
        END;

        CREATE TRIGGER giu_initiatieven_geometrie AFTER UPDATE OF geometrie ON initiatieven
        BEGIN
            UPDATE idx_initiatieven_geometrie SET xmin = MbrMinX(NEW.geometrie), xmax = MbrMaxX(NEW.geometrie),
                ymin = MbrMinY(NEW.geometrie), ymax = MbrMaxY(NEW.geometrie) WHERE pkid = NEW.nr;
        END;

        CREATE TRIGGER gid_initiatieven_geometrie AFTER DELETE ON initiatieven
        BEGIN DELETE FROM idx_initiatieven_geometrie WHERE pkid = OLD.nr; END;

        CREATE TRIGGER tmi_initiatieven_geometrie AFTER INSERT ON initiatieven
        BEGIN
            UPDATE geometry_columns_time SET last_insert = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            WHERE f_table_name = 'initiatieven' AND f_geometry_column = 'geometrie';
        END;

        CREATE TRIGGER tmu_initiatieven_geometrie AFTER UPDATE ON initiatieven
        BEGIN
            UPDATE geometry_columns_time SET last_update = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            WHERE f_table_name = 'initiatieven' AND f_geometry_column = 'geometrie';
        END;

        CREATE TRIGGER tmd_initiatieven_geometrie AFTER DELETE ON initiatieven
        BEGIN
            UPDATE geometry_columns_time SET last_delete = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            WHERE f_table_name = 'initiatieven' AND f_geometry_column = 'geometrie';
        END;
        """
}
