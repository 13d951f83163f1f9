import OpenKaart

extension Manifest {
    /// The document `manifest.json`.
    ///
    /// - Parameter licence: the address of the licence.
    package func json(licence: String) -> JSONValue {
        .object([
            ("versie", .number(Double(version.sequence))), ("gemaaktOp", .string(version.madeAt.description)),
            ("datum", date.map { .string($0.description) }), ("aantal", .number(Double(count))),
            (
                "aantallen",
                .object(themes.map { theme in (theme.theme.text, JSONValue.number(Double(theme.count))) })
            ),
            ("bbox", extent.map { .array([$0.west, $0.south, $0.east, $0.north].map(JSONValue.number)) }),
            (
                "periode",
                created.map { .array([$0.lowerBound, $0.upperBound].map { .string($0.description) }) }
            ),
            ("licentie", .string(licence)), ("schemaVersie", .string(Self.schemaVersion)),
            ("gewistOp", purgedAt.map { .string($0.description) }), ("gemaaktMet", .string(maker)),
            (
                "bestanden",
                .array(
                    files.map { file in
                        .object([
                            ("naam", .string(file.distribution.fileName)),
                            ("mediatype", .string(file.distribution.mediaType)),
                            ("omvang", .number(Double(file.byteCount))), ("sha256", .string(file.sha256)),
                        ])
                    })
            ),
        ])
    }

    /// Reads a document that `json` made; what it does not know, such as files of other forms, it leaves out.
    ///
    /// - Returns: nothing when it is none.
    package init?(_ document: JSONValue) {
        guard case .object(let object) = document, let sequence = object.whole("versie"),
            let madeAt = object.timestamp("gemaaktOp"), let count = object.whole("aantal"),
            case .object(let themes)? = object["aantallen"], case .array(let files)? = object["bestanden"]
        else { return nil }
        self.init(
            version: MapVersion(sequence: sequence, madeAt: madeAt), count: count,
            themes: themes.members.compactMap { member in
                guard let theme = ThemeSlug(member.name), let count = themes.whole(member.name) else { return nil }
                return ThemeCount(theme: theme, count: count)
            },
            extent: object.numbers("bbox").flatMap {
                $0.count == 4 ? BoundingBox(west: $0[0], south: $0[1], east: $0[2], north: $0[3]) : nil
            },
            created: Self.span(object["periode"]),
            files: files.compactMap { file in
                guard case .object(let file) = file, case .string(let name)? = file["naam"],
                    let distribution = Distribution.allCases.first(where: { $0.fileName == name }),
                    let byteCount = file.whole("omvang"), case .string(let sha256)? = file["sha256"]
                else { return nil }
                return File(distribution: distribution, byteCount: byteCount, sha256: sha256)
            },
            date: object.text("datum").flatMap { CivilDate(parsing: $0) }, purgedAt: object.timestamp("gewistOp"),
            maker: object.text("gemaaktMet") ?? "")
    }

    private static func span(_ value: JSONValue?) -> ClosedRange<Timestamp>? {
        guard case .array(let ends)? = value, ends.count == 2, case .string(let first) = ends[0],
            case .string(let last) = ends[1], let first = Timestamp(parsing: first),
            let last = Timestamp(parsing: last),
            first <= last
        else { return nil }
        return first...last
    }
}

extension JSONObject {
    fileprivate func whole(_ name: String) -> Int? {
        guard case .number(let number)? = self[name] else { return nil }
        return Int(exactly: number)
    }

    fileprivate func text(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }

    fileprivate func timestamp(_ name: String) -> Timestamp? { text(name).flatMap { Timestamp(parsing: $0) } }

    fileprivate func numbers(_ name: String) -> [Double]? {
        guard case .array(let values)? = self[name] else { return nil }
        return values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }
}
