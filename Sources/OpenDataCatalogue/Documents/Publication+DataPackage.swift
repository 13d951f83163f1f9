package import OpenDataFormats
import OpenKaart

extension Publication {
    /// `datapackage.json`: the files as a Data Package (version 2), their names relative to the document.
    package var dataPackage: JSONValue {
        .object([
            ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"), ("name", "initiatieven"),
            ("id", .string(addresses.document(.manifest, of: manifest.date))), ("title", .string(profile.title)),
            ("description", .string(profile.description + "\n\n" + Self.guardNote)),
            ("homepage", .string(profile.homepage?.text ?? addresses.base)),
            ("version", .string("\(manifest.version.sequence)")),
            ("created", .string(modifiedAt.description)), ("keywords", .array(keywords.map(JSONValue.string))),
            (
                "contributors",
                [
                    .object([
                        ("title", .string(profile.publisher.name)), ("roles", ["publisher"]),
                        ("path", profile.publisher.address.map { .string($0.text) }),
                    ])
                ]
            ),
            (
                "licenses",
                [
                    .object([
                        ("name", profile.licence.code.map(JSONValue.string)), ("title", .string(profile.licence.name)),
                        ("path", .string(profile.licence.address)),
                    ])
                ]
            ),
            ("resources", .array(manifest.files.map(resource))),
        ])
    }

    private func resource(_ file: Manifest.File) -> JSONValue {
        let isTable = file.distribution == .csv
        return .object([
            ("name", .string("initiatieven-\(file.distribution.rawValue)")),
            ("type", isTable ? "table" : nil),
            ("path", .string(file.distribution.fileName)), ("title", .string(file.distribution.title)),
            ("description", .string(file.distribution.summary)),
            ("format", .string(file.distribution.rawValue)),
            ("mediatype", .string(String(file.distribution.mediaType.prefix { $0 != ";" }))),
            ("encoding", file.distribution.streamed == nil ? nil : "utf-8"),
            ("bytes", .number(Double(file.byteCount))), ("hash", .string("sha256:" + file.sha256)),
            (
                "dialect",
                isTable ? ["delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true] : nil
            ),
            (
                "schema",
                isTable
                    ? [
                        "fields": .array(columns.map(field)), "primaryKey": [.string(Member.id)],
                        "missingValues": [""],
                    ] : nil
            ),
        ])
    }

    private func field(_ column: DatasetColumn) -> JSONValue {
        var constraints: [(String, JSONValue?)] = [("required", column.isRequired ? true : nil)]
        let (type, format): (JSONValue, JSONValue?) =
            switch column.type {
            case .text, .pattern, .theme: ("string", nil)
            case .address: ("string", "uri")
            case .moment: ("datetime", nil)
            case .degrees, .metres: ("number", nil)
            }
        switch column.type {
        case .pattern(let pattern): constraints.append(("pattern", .string(pattern)))
        case .theme: constraints.append(("enum", .array(themeSlugs.map(JSONValue.string))))
        case .degrees(let range):
            constraints += [("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))]
        case .text, .address, .moment, .metres: break
        }
        let hasConstraints = constraints.contains { $0.1 != nil }
        return .object([
            ("name", .string(column.name)), ("title", .string(column.title)),
            ("description", .string(column.description)), ("type", type), ("format", format),
            ("constraints", hasConstraints ? .object(constraints) : nil),
        ])
    }

    /// Words by which people look for the data.
    var keywords: [String] { ["open overheid", "initiatieven"] + themes.themes.map { $0.title.lowercased() } }
}
