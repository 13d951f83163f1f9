import OpenDataFormats
import TestSupport
import Testing

@testable import OpenDataCatalogue

/// What the documents say of a fixed edition, word for word: of the present one, of a day, and when records were erased.
@Suite("Golden documents about the files")
struct GoldenDocumentTests {
    private static let days = [
        Samples.manifest("2026-11-22", count: 78),
        Samples.manifest("2026-11-01", count: 40, purgedAt: "2026-11-23T08:00:00Z"),
    ]

    @Test("Each document of the present files is as it was", arguments: DatasetDocument.allCases)
    func present(document: DatasetDocument) throws {
        try Golden.expect(Samples.publication(days: Self.days).document(document), document.rawValue)
    }

    @Test("Each document of a day is as it was", arguments: DatasetDocument.allCases.filter(\.isDated))
    func day(document: DatasetDocument) throws {
        try Golden.expect(Samples.publication(Self.days[1]).document(document), "dag/" + document.rawValue)
    }

    @Test("What search engines are told is as it was")
    func schemaOrg() throws {
        var writer = ByteWriter()
        writer.json(Samples.publication(days: Self.days).schemaOrg)
        writer.raw("\n")
        try Golden.expect(writer.bytes, "schema-org.jsonld")
    }
}
