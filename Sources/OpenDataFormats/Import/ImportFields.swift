import OpenKaart

/// What a row of a file holds before it is judged, whatever the form of the file.
struct ImportFields {
    var draft = InitiativeDraft()
    var id: String?
    var createdAt: String?
    var changedAt: String?

    /// Takes the point as the file has it.
    ///
    /// - Parameters:
    ///   - system: CRS84, or RD.
    ///   - positions: the way from RD.
    ///   - area: where initiatives may lie.
    mutating func setPoint(
        _ point: (x: Double, y: Double), in system: ReferenceSystem, by positions: (any PositionTransformation)?,
        area: BoundingBox
    ) {
        guard system == .rd, let positions else {
            draft.position = point
            return
        }
        switch RDPointRule.degrees(x: point.x, y: point.y, by: positions, in: area) {
        case .success(let degrees): draft.position = degrees
        case .failure(let problem): draft.problems.append(problem)
        }
    }

    /// The judged row.
    func entry(line: Int, rules: Rules) -> ImportEntry {
        var draft = draft
        let id = Self.read(id, Member.id, InitiativeID.init(parsing:), into: &draft.problems) {
            "'\($0.prefix(60))' is geen UUID. Geef 36 tekens, zoals 57dab273-e5fd-5b5c-a987-a67c5398fa0c, of laat het leeg."
        }
        let createdAt = Self.time(createdAt, Member.createdAt, into: &draft.problems)
        let changedAt = Self.time(changedAt, Member.changedAt, into: &draft.problems)
        do {
            let content = try draft.judged(by: rules)
            let row = ImportRow(
                line: line, id: id ?? DerivedID.id(of: content), content: content, createdAt: createdAt,
                changedAt: changedAt)
            return ImportEntry(line: line, result: .success(row))
        } catch {
            return ImportEntry(line: line, result: .failure(error))
        }
    }

    private static func time(_ text: String?, _ member: String, into problems: inout [Problem]) -> Timestamp? {
        read(text, member, Timestamp.init(parsing:), into: &problems) {
            "'\($0.prefix(60))' is geen tijdstip. Schrijf het als 2026-11-23T09:30:00Z."
        }
    }

    private static func read<Value>(
        _ text: String?, _ member: String, _ parse: (String) -> Value?, into problems: inout [Problem],
        detail: (String) -> String
    ) -> Value? {
        guard let text, !text.isEmpty else { return nil }
        if let value = parse(text) { return value }
        problems.append(Problem(member: member, code: .invalid, detail: detail(text)))
        return nil
    }
}
