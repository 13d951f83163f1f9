import GRDB
package import OpenKaart

extension SpatiaLiteRegister {
    package func decisions(limit: Int, offset: Int) throws -> (decisions: [LoggedDecision], total: Int) {
        try read { db in
            // Both tables are written in the order of time, so that their last rows are the newest.
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM (
                        SELECT * FROM (
                            SELECT r.decision, r.reason_code, r.reason, r.moderator, r.at, 'submission', r.submission_id,
                                coalesce(s.content ->> '$.titel', i.titel), r.nr
                            FROM reviews AS r JOIN submissions AS s ON s.id = r.submission_id
                                LEFT JOIN initiatieven AS i ON i.id = s.initiative_id
                            ORDER BY r.nr DESC LIMIT :last)
                        UNION ALL
                        SELECT * FROM (
                            SELECT t.decision, NULL, t.reason, t.moderator, t.at, 'report', t.report_id, i.titel, t.nr
                            FROM settlements AS t LEFT JOIN initiatieven AS i ON i.id = t.initiative_id
                            ORDER BY t.nr DESC LIMIT :last)
                    ) ORDER BY 5 DESC, 9 DESC LIMIT :limit OFFSET :offset
                    """, arguments: ["last": limit + offset, "limit": limit, "offset": offset])
            let total = try Int.fetchOne(
                db, sql: "SELECT (SELECT count(*) FROM reviews) + (SELECT count(*) FROM settlements)")
            return (rows.compactMap(DecisionRow.decode), total ?? 0)
        }
    }
}

/// A row with a decision: what, why, who and when.
enum DecisionRow {
    /// - Parameter row: begins with `decision, reason_code, reason, moderator, at`.
    static func review(_ row: Row) -> Review? {
        guard let decision = Review.Decision(rawValue: row[0]), let at = Timestamp(parsing: row[4] as String)
        else { return nil }
        return Review(
            decision: decision, reasonCode: (row[1] as String?).flatMap(Review.ReasonCode.init), reason: row[2],
            moderator: row[3], at: at)
    }

    /// - Parameter row: as `review`, with the kind of subject, its id and a title behind it.
    static func decode(_ row: Row) -> LoggedDecision? {
        guard let id = InitiativeID(parsing: row[6] as String), let at = Timestamp(parsing: row[4] as String) else {
            return nil
        }
        if row[5] as String == "submission" { return review(row).map { .review($0, of: id, title: row[7]) } }
        guard let decision = Report.Decision(rawValue: row[0]) else { return nil }
        return .settlement(
            .init(decision: decision, reason: (row[2] as String?) ?? "(gewist)", moderator: row[3], at: at), of: id,
            title: row[7])
    }
}
