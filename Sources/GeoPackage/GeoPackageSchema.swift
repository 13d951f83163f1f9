import OpenKaart

/// The tables of a GeoPackage with one layer of points (OGC 12-128r17, GeoPackage 1.3.1).
enum GeoPackageSchema {
    /// The name of the layer; also that of the collection.
    static let layer = "initiatieven"
    static let geometryColumn = "geom"
    static let spatialIndex = "rtree_\(layer)_\(geometryColumn)"

    /// EPSG:4258: what the register keeps and what RD is defined upon (decision 0024). x is longitude, y latitude, whatever the
    /// definition says (1.1.1.1.2 and 2.1.3, WKB axis order).
    static let systemID = 4258

    /// "GPKG" and version 1.3 (1.1.1.1.1).
    static let applicationID = 0x4750_4B47
    static let userVersion = 10300

    /// Tables 21 to 24 of annex C, and the layer: a column for each member of the record.
    static var tables: String {
        let texts = Member.texts.map { name in
            "\(name) TEXT\([Member.title, Member.description, Member.theme].contains(name) ? " NOT NULL" : "")"
        }
        let times = [Member.createdAt, Member.changedAt].map { "\($0) DATETIME NOT NULL" }
        let columns = ["\(Member.id) TEXT NOT NULL"] + texts + times
        return """
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
            CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
              description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
              CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
            CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
              geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
              CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
              CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
              CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
            CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
              definition TEXT NOT NULL, scope TEXT NOT NULL,
              CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
            CREATE TABLE \(layer) (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \(geometryColumn) POINT NOT NULL,
              \(columns.joined(separator: ", ")));
            CREATE VIRTUAL TABLE \(spatialIndex) USING rtree(id, minx, maxx, miny, maxy);
            """
    }

    /// The reference systems: that of the layer, and the three that each GeoPackage has (requirement 11).
    static let referenceSystems: [(name: String, id: Int64, organisation: String, definition: String)] = [
        ("Undefined Cartesian SRS", -1, "NONE", "undefined"), ("Undefined geographic SRS", 0, "NONE", "undefined"),
        (
            "ETRS89", 4258, "EPSG",
            #"GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6258"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4258"]]"#
        ),
        (
            "WGS 84 geodetic", 4326, "EPSG",
            #"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]"#
        ),
    ]

    /// What is made when the rows are there: an identity is in the file once, and the index follows who edits the layer (annex F.3).
    static var indexesAndTriggers: String {
        let (table, tree, geometry) = (layer, spatialIndex, geometryColumn)
        let box =
            "NEW.fid, ST_MinX(NEW.\(geometry)), ST_MaxX(NEW.\(geometry)), ST_MinY(NEW.\(geometry)), ST_MaxY(NEW.\(geometry))"
        let isThere = "(NEW.\(geometry) NOT NULL AND NOT ST_IsEmpty(NEW.\(geometry)))"
        let isMissing = "(NEW.\(geometry) ISNULL OR ST_IsEmpty(NEW.\(geometry)))"
        return """
            CREATE UNIQUE INDEX \(table)_\(Member.id) ON \(table) (\(Member.id));
            CREATE TRIGGER \(tree)_insert AFTER INSERT ON \(table) WHEN \(isThere)
              BEGIN INSERT OR REPLACE INTO \(tree) VALUES (\(box)); END;
            CREATE TRIGGER \(tree)_update1 AFTER UPDATE OF \(geometry) ON \(table) WHEN OLD.fid = NEW.fid AND \(isThere)
              BEGIN INSERT OR REPLACE INTO \(tree) VALUES (\(box)); END;
            CREATE TRIGGER \(tree)_update2 AFTER UPDATE OF \(geometry) ON \(table) WHEN OLD.fid = NEW.fid AND \(isMissing)
              BEGIN DELETE FROM \(tree) WHERE id = OLD.fid; END;
            CREATE TRIGGER \(tree)_update3 AFTER UPDATE ON \(table) WHEN OLD.fid != NEW.fid AND \(isThere)
              BEGIN DELETE FROM \(tree) WHERE id = OLD.fid; INSERT OR REPLACE INTO \(tree) VALUES (\(box)); END;
            CREATE TRIGGER \(tree)_update4 AFTER UPDATE ON \(table) WHEN OLD.fid != NEW.fid AND \(isMissing)
              BEGIN DELETE FROM \(tree) WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER \(tree)_delete AFTER DELETE ON \(table) WHEN OLD.\(geometry) NOT NULL
              BEGIN DELETE FROM \(tree) WHERE id = OLD.fid; END;
            """
    }
}
