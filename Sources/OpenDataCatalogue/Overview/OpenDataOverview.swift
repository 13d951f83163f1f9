package import OpenDataFormats
package import OpenKaart

/// All that the page for re-users shows.
package struct OpenDataOverview: Hashable, Sendable {
    package let title: String
    package let description: String
    package let publisher: String
    package let licence: Licence
    /// The number of the version, and when it was made.
    package let version: MapVersion
    package let count: Int
    package let themes: [Theme]
    package let formats: [Format]
    /// The days whose files are kept, newest first.
    package let days: [Day]
    /// Feed of all changes, for copies that stay in step; feed of what is new, for people.
    package let changeFeed: String
    package let newsFeed: String
    package let api: String
    package let apiDescription: String
    /// Documents about the data, with what they are; Dutch.
    package let documents: [Document]
    package let citation: String
    /// A `Dataset` of schema.org as JSON-LD; can stand in a script element as it is.
    package let schemaOrg: String
    package let examples: [DatasetExample]

    /// A theme with how many initiatives it has.
    package struct Theme: Hashable, Sendable {
        package let slug: ThemeSlug
        package let title: String
        package let count: Int
    }

    /// A file to download.
    package struct Format: Hashable, Sendable {
        package let name: String
        package let title: String
        package let audience: String
        package let summary: String
        package let address: String
        package let mediaType: String
        package let byteCount: Int
        /// What goes over the line for who takes gzip; nothing when that is not known.
        package let packedByteCount: Int?
        package let sha256: String
    }

    /// The files of a day.
    package struct Day: Hashable, Sendable {
        package let date: CivilDate
        package let version: MapVersion
        package let count: Int
        /// When records were erased from its files.
        package let purgedAt: Timestamp?
        /// Of its manifest.
        package let address: String
        package let files: [File]

        package struct File: Hashable, Sendable {
            package let title: String
            package let address: String
            package let byteCount: Int
        }
    }

    /// A document about the data.
    package struct Document: Hashable, Sendable {
        package let summary: String
        package let address: String
        package let mediaType: String
    }
}

extension Publication {
    /// What the page for re-users shows.
    ///
    /// - Parameter packedSizes: of the compressed copies, in bytes.
    package func overview(packedSizes: [Distribution: Int]) -> OpenDataOverview {
        var schemaOrgText = ByteWriter(capacity: 4_096)
        schemaOrgText.json(schemaOrg)
        return OpenDataOverview(
            title: profile.title, description: profile.description, publisher: profile.publisher.name,
            licence: profile.licence, version: manifest.version, count: manifest.count,
            themes: manifest.themes.map { counted in
                .init(
                    slug: counted.theme,
                    title: themes.themes.first { $0.slug == counted.theme }?.title ?? counted.theme.text,
                    count: counted.count)
            },
            formats: manifest.files.map { file in
                .init(
                    name: file.distribution.fileName, title: file.distribution.title,
                    audience: file.distribution.audience, summary: file.distribution.summary,
                    address: addresses.file(file.distribution), mediaType: file.distribution.mediaType,
                    byteCount: file.byteCount, packedByteCount: packedSizes[file.distribution], sha256: file.sha256)
            },
            days: days.compactMap { day in
                day.date.map { date in
                    .init(
                        date: date, version: day.version, count: day.count, purgedAt: day.purgedAt,
                        address: addresses.document(.manifest, of: date),
                        files: day.files.map { file in
                            .init(
                                title: file.distribution.title,
                                address: addresses.file(file.distribution, of: date), byteCount: file.byteCount)
                        })
                }
            },
            changeFeed: addresses.changes, newsFeed: addresses.feed, api: addresses.api,
            apiDescription: addresses.apiDescription,
            documents: DatasetDocument.allCases.map {
                .init(summary: $0.summary, address: addresses.document($0), mediaType: $0.mediaType)
            },
            citation: citation, schemaOrg: String(decoding: schemaOrgText.bytes, as: UTF8.self),
            examples: DatasetExample.all(addresses))
    }
}
