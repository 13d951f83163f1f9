import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataCatalogue
import OpenDataFiles
import OpenDataFormats
import OpenKaart

extension KaartService {
    /// The documents about the files: of the present edition, and of each day.
    var documentResources: [Resource] {
        DatasetDocument.allCases.map { document in
            documentResource(document, "/opendata/\(document.rawValue)", "haal") { [self] request in
                try request.query.finish()
                guard let edition = depot.current else { throw HTTPProblem.making }
                return await describe(document, edition, request)
            }
        }
            + DatasetDocument.allCases.filter(\.isDated).map { document in
                documentResource(document, "/opendata/{datum}/\(document.rawValue)", "haalVanDag") { [self] request in
                    try request.query.finish()
                    return try await dated(request) { edition, _ in await describe(document, edition, request) }
                }
            }
    }

    private func documentResource(
        _ document: DatasetDocument, _ template: String, _ verb: String, handler: @escaping Operation.Handler
    ) -> Resource {
        Resource(
            template,
            [
                .get: Operation(
                    id: "\(verb)_\(document.rawValue)", tag: .data, summary: document.summary,
                    success: .init(status: .ok, description: "Het document.", schema: "", headers: [.eTag]),
                    failures: [.serviceUnavailable], isFile: true, handler: handler)
            ])
    }

    /// Answers with a document about the files of an edition.
    private func describe(_ document: DatasetDocument, _ edition: Edition, _ request: APIRequest) async -> Response {
        let bytes = await publication(edition, request.links).document(document)
        let tag = EntityTag(of: bytes)
        let headers: HTTPFields = [.cacheControl: reads.cacheControl, .eTag: tag.text, .vary: "Accept"]
        if tag.isNamed(by: request.http.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        var response = Response.bytes(bytes, type: document.mediaType)
        for field in headers { response.headers.append(field) }
        return response
    }

    /// An edition with what there is to say about it, as this client reaches it.
    private func publication(_ edition: Edition, _ links: Links) async -> Publication {
        // When the service stops there are no days any more.
        let days = (try? await blocking.run { [depot] in depot.days().map(\.manifest) }) ?? []
        return Publication(edition.manifest, profile, rules.themes, links.openData, days: days)
    }

    /// What the page for re-users shows; nothing until the files are made.
    func openDataOverview(_ links: Links) async throws -> OpenDataOverview? {
        guard let edition = depot.current else { return nil }
        let sizes = try await blocking.run {
            edition.manifest.files.compactMap { file in
                edition.packedSize(of: file.distribution).map { (file.distribution, $0) }
            }
        }
        return await publication(edition, links).overview(
            packedSizes: Dictionary(sizes, uniquingKeysWith: { first, _ in first }))
    }
}

extension Links {
    /// The header that leads from the table to what is said of its columns (W3C Model for Tabular Data, section 5.2).
    ///
    /// - Parameter date: nothing for the present edition.
    func tableDescription(of date: CivilDate? = nil) -> String {
        let document = DatasetDocument.csvMetadata
        return "<\(openData.document(document, of: date))>; rel=\"describedby\"; type=\"\(document.mediaType)\""
    }
}
