package import OpenDataFormats
import OpenKaart

extension Publication {
    /// `manifest.json`: what is in the files, so that they can be cited and verified.
    package var manifestDocument: JSONValue {
        .object([
            ("titel", .string(profile.title)), ("omschrijving", .string(profile.description)),
            ("versie", .number(Double(manifest.version.sequence))),
            ("gemaaktOp", .string(manifest.version.madeAt.description)),
            ("datum", manifest.date.map { .string($0.description) }), ("aantal", .number(Double(manifest.count))),
            (
                "aantallen",
                .object(manifest.themes.map { ($0.theme.text, JSONValue.number(Double($0.count))) })
            ),
            ("bbox", manifest.extent.map { .array([$0.west, $0.south, $0.east, $0.north].map(JSONValue.number)) }),
            (
                "periode",
                manifest.created.map { .array([$0.lowerBound, $0.upperBound].map { .string($0.description) }) }
            ),
            ("uitgever", publisher), ("licentie", licence), ("schemaVersie", .string(Manifest.schemaVersion)),
            ("schema", .string(addresses.document(.csvMetadata, of: manifest.date))),
            ("gewistOp", manifest.purgedAt.map { .string($0.description) }),
            ("gemaaktMet", .string(manifest.maker)), ("citeerAls", .string(citation)),
            ("bestanden", .array(manifest.files.map(file))),
            ("dagen", manifest.date == nil ? .array(days.compactMap(day)) : nil),
            ("laatste", .string(addresses.file("latest/" + DatasetDocument.manifest.rawValue))),
            ("catalogus", .string(addresses.document(.catalogueTurtle))),
            ("wijzigingen", .string(addresses.changes + "?na=\(manifest.version.sequence)")),
        ])
    }

    private var publisher: JSONValue {
        .object([
            ("naam", .string(profile.publisher.name)), ("adres", profile.publisher.address.map { .string($0.text) }),
        ])
    }

    private var licence: JSONValue {
        ["naam": .string(profile.licence.name), "adres": .string(profile.licence.address)]
    }

    private func file(_ file: Manifest.File) -> JSONValue {
        [
            "naam": .string(file.distribution.fileName), "titel": .string(file.distribution.title),
            "mediatype": .string(file.distribution.mediaType), "omvang": .number(Double(file.byteCount)),
            "sha256": .string(file.sha256), "adres": .string(addresses.file(file.distribution, of: manifest.date)),
        ]
    }

    private func day(_ day: Manifest) -> JSONValue? {
        day.date.map { date in
            .object([
                ("datum", .string(date.description)), ("versie", .number(Double(day.version.sequence))),
                ("gemaaktOp", .string(day.version.madeAt.description)), ("aantal", .number(Double(day.count))),
                ("gewistOp", day.purgedAt.map { .string($0.description) }),
                ("adres", .string(addresses.document(.manifest, of: date))),
            ])
        }
    }

    /// `sha256sums.txt`: a line for each file, as `sha256sum -c` reads it.
    package var checkSums: [UInt8] {
        Array(manifest.files.map { "\($0.sha256)  \($0.distribution.fileName)\n" }.joined().utf8)
    }
}
