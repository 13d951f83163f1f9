import GRDB
package import OpenKaart

#if canImport(Glibc)
    private import Glibc
#endif

extension SpatiaLiteRegister {
    /// Looks the register over: damage, the spatial index, the change log, rights on the file. Changes nothing.
    package func examine(_ rules: Rules) throws -> [Finding] {
        try read { db in
            [
                try Self.integrity(db), try Self.spatialIndex(db), try Self.order(db), try Self.changeLog(db),
                try Self.chain(db, ReviewChain.self), try Self.chain(db, SettlementChain.self), try Self.purged(db),
                try Self.themes(db, rules.themes), Self.mode(pool.path), try Self.moderatorCount(db, at: clock.now()),
            ]
        }
    }

    private static func integrity(_ db: Database) throws -> Finding {
        let answers = try String.fetchAll(db, sql: "PRAGMA quick_check(5)")
        let broken = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
        return Finding(
            subject: "database", level: answers == ["ok"] && broken == 0 ? .good : .bad,
            detail: answers == ["ok"] && broken == 0
                ? "onbeschadigd, schema \(Migration.all.count)"
                : "beschadigd: \(answers.joined(separator: "; ")). Zet een reservekopie terug.")
    }

    private static func spatialIndex(_ db: Database) throws -> Finding {
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM initiatieven") ?? 0
        let missing =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM initiatieven AS i LEFT JOIN idx_initiatieven_geometrie AS r ON r.pkid = i.nr
                    WHERE r.pkid IS NULL OR ST_X(i.geometrie) NOT BETWEEN r.xmin AND r.xmax
                        OR ST_Y(i.geometrie) NOT BETWEEN r.ymin AND r.ymax
                    """) ?? 0
        let extra = (try Int.fetchOne(db, sql: "SELECT count(*) FROM idx_initiatieven_geometrie") ?? 0) - count
        return Finding(
            subject: "ruimtelijke index", level: missing == 0 && extra == 0 ? .good : .bad,
            detail: missing == 0 && extra == 0
                ? "klopt met \(count) initiatieven"
                : "\(missing) punten staan niet of verkeerd in de index, \(extra) te veel. "
                    + "Herstel met: SELECT RecoverSpatialIndex('initiatieven', 'geometrie')")
    }

    private static func order(_ db: Database) throws -> Finding {
        let rows = try Row.fetchCursor(db, sql: "SELECT volgorde, geometrie FROM initiatieven")
        var wrong = 0
        while let row = try rows.next() {
            if try row.point(at: 1).map({ CurveKey($0).value }) != row[0] as Int64 { wrong += 1 }
        }
        return Finding(
            subject: "volgorde", level: wrong == 0 ? .good : .bad,
            detail: wrong == 0
                ? "klopt met de punten"
                : "\(wrong) initiatieven staan op een verkeerde plaats in de volgorde: het bestand is buiten Open Kaart om veranderd."
        )
    }

    private static func changeLog(_ db: Database) throws -> Finding {
        let row = try Row.fetchOne(
            db, sql: "SELECT count(*), coalesce(max(sequence), 0), coalesce(min(sequence), 1) FROM changes")
        let isGapFree = row.map { $0[0] as Int == $0[1] as Int && $0[2] as Int == 1 } ?? false
        return Finding(
            subject: "wijzigingen", level: isGapFree ? .good : .bad,
            detail: isGapFree
                ? "\(row?[0] as Int? ?? 0) wijzigingen, zonder gaten" : "er zitten gaten in de lijst van wijzigingen")
    }

    private static func chain(_ db: Database, _ chain: (some HashChain).Type) throws -> Finding {
        let (fault, count, purged) = try chain.examine(db)
        let (one, many) = chain.names
        let outside = "buiten Open Kaart om"
        let detail =
            switch fault {
            case nil: "de keten van \(count) klopt" + (purged == 0 ? "" : ", van \(purged) is de reden gewist")
            case .broken(let number):
                "\(one) \(number) past niet in de keten: er is een \(one) veranderd of weggehaald \(outside)"
            case .reasonGone(let number):
                "van \(one) \(number) is de reden weg zonder dat zij gewist is: dat is \(outside) gebeurd"
            case .end(let found, let written):
                "er zijn \(found) \(many) en er waren er \(written), of de laatste is een andere: het einde van de keten is veranderd \(outside)"
            }
        return Finding(subject: many, level: fault == nil ? .good : .bad, detail: detail)
    }

    /// Whether what was purged is empty.
    private static func purged(_ db: Database) throws -> Finding {
        let isLeft = """
            (purged_at IS NULL OR content <> '{}' OR note IS NOT NULL
                OR EXISTS (SELECT 1 FROM contacts WHERE submission_id = submissions.id)
                OR EXISTS (SELECT 1 FROM reviews WHERE submission_id = submissions.id AND reason IS NOT NULL))
            """
        let isReportLeft = """
            (purged_at IS NULL OR note IS NOT NULL
                OR EXISTS (SELECT 1 FROM report_contacts WHERE report_id = reports.id)
                OR EXISTS (SELECT 1 FROM settlements WHERE report_id = reports.id AND reason IS NOT NULL))
            """
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM tombstones WHERE purged_at IS NOT NULL") ?? 0
        let left =
            try String.fetchAll(
                db,
                sql: """
                    SELECT initiative_id FROM tombstones AS t WHERE purged_at IS NOT NULL AND (
                        EXISTS (SELECT 1 FROM initiatieven WHERE id = t.initiative_id)
                        OR EXISTS (SELECT 1 FROM revisions WHERE initiative_id = t.initiative_id)
                        OR EXISTS (SELECT 1 FROM submissions WHERE id = t.initiative_id AND \(isLeft))
                        OR EXISTS (SELECT 1 FROM submissions WHERE initiative_id = t.initiative_id AND \(isLeft))
                        OR EXISTS (SELECT 1 FROM reports WHERE initiative_id = t.initiative_id AND \(isReportLeft)))
                    """)
        let again = "openkaart purge ID --reason anders"
        guard left.isEmpty else {
            return Finding(
                subject: "gewist", level: .bad,
                detail: "er is nog iets over van \(left.joined(separator: ", ")). Doe met elk daarvan: \(again)")
        }
        if count > 0, let since = try String.fetchOne(db, sql: "SELECT unwiped_since FROM register") {
            return Finding(
                subject: "gewist", level: .warning,
                detail:
                    "\(count), maar resten daarvan kunnen sinds \(since) nog in het bestand staan. Doe met een gewist id: \(again)"
            )
        }
        return Finding(subject: "gewist", level: .good, detail: "\(count), en daar is niets van over")
    }

    private static func themes(_ db: Database, _ catalogue: ThemeCatalogue) throws -> Finding {
        let unknown = try String.fetchAll(db, sql: "SELECT DISTINCT thema FROM initiatieven").filter { slug in
            !catalogue.themes.contains { $0.slug.text == slug }
        }
        return Finding(
            subject: "thema's", level: unknown.isEmpty ? .good : .warning,
            detail: unknown.isEmpty
                ? "alle initiatieven hebben een bekend thema"
                : "er zijn initiatieven met een thema dat niet in themas.csv staat: \(unknown.joined(separator: ", ")). Voeg het toe."
        )
    }

    private static func mode(_ path: String) -> Finding {
        var status = stat()
        let isPrivate = stat(path, &status) == 0 && status.st_mode & 0o077 == 0
        return Finding(
            subject: "rechten", level: isPrivate ? .good : .warning,
            detail: isPrivate
                ? "alleen de eigenaar kan het bestand lezen"
                : "anderen kunnen het bestand lezen, en er kunnen e-mailadressen in staan. Doe: chmod 600 \(path)")
    }

    private static func moderatorCount(_ db: Database, at now: Timestamp) throws -> Finding {
        let all = try Row.fetchAll(db, sql: "SELECT \(ModeratorRow.columns) FROM moderators").compactMap(
            ModeratorRow.decode)
        let count = all.count { !$0.hasExpired(at: now) }
        let expired = all.count - count
        return Finding(
            subject: "moderatoren", level: count > 0 ? .good : .warning,
            detail: count > 0
                ? "\(count)" + (expired > 0 ? ", en \(expired) met een verlopen token" : "")
                : expired > 0
                    ? "de tokens van alle \(expired) zijn verlopen: niemand kan inzendingen beoordelen. Doe: openkaart moderator renew NAAM --days AANTAL"
                    : "geen: niemand kan inzendingen beoordelen. Doe: openkaart moderator add NAAM")
    }
}
