import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import OpenDataCatalogue
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    /// The whole dataset in each form, and what of it matches in the forms that can be written while they are sent.
    var downloadResources: [Resource] {
        Distribution.allCases.map { distribution in
            Resource(
                "/opendata/\(distribution.fileName)",
                [
                    .get: Operation(
                        id: "download_\(distribution.rawValue)", tag: .data,
                        summary: distribution.streamed == nil
                            ? "Alle initiatieven, als bestand" : "Alle initiatieven die voldoen, als bestand",
                        parameters: parameters(of: distribution),
                        success: .init(status: .ok, description: "Het bestand.", schema: "FeatureCollection"),
                        formats: [distribution.format], isFile: true,
                        handler: { [self] request in try await download(distribution, request) })
                ])
        }
    }

    private func parameters(of distribution: Distribution) -> [Parameter] {
        guard distribution.streamed != nil else { return [] }
        let filters = Parameters.filters(rules.themes) + [Parameters.q, Parameters.crs]
        return distribution == .csv ? filters + [Parameters.variant] : filters
    }

    /// The files of a day.
    var datedResources: [Resource] {
        Distribution.allCases.map { distribution in
            Resource(
                "/opendata/{datum}/\(distribution.fileName)",
                [
                    .get: Operation(
                        id: "downloadVanDag_\(distribution.rawValue)", tag: .data,
                        summary: "Alle initiatieven van een dag, als bestand",
                        success: .init(status: .ok, description: "Het bestand.", schema: "FeatureCollection"),
                        formats: [distribution.format], isFile: true,
                        handler: { [self] request in
                            try request.query.finish()
                            return try await dated(request) { edition, date in
                                try await file(
                                    distribution, of: edition, name: "initiatieven-\(date).\(distribution.rawValue)",
                                    request)
                            }
                        })
                ])
        }
    }

    /// Answers from the files of the day that the address names; `latest` leads on to the newest day.
    func dated(
        _ request: APIRequest, _ answer: (Edition, CivilDate) async throws -> Response
    ) async throws -> Response {
        let day = request.parameters["datum"] ?? ""
        if day == "latest" {
            guard let date = try await blocking.run({ [depot] in depot.dates().first }) else {
                throw HTTPProblem.noSuchDay
            }
            let name = request.http.uri.path.split(separator: "/").last ?? ""
            return Response(
                status: .temporaryRedirect, headers: [.location: request.links.openData.file(String(name), of: date)])
        }
        guard let date = CivilDate(parsing: day),
            let edition = try await blocking.run({ [depot] in depot.snapshot(of: date) })
        else { throw HTTPProblem.noSuchDay }
        return try await answer(edition, date)
    }

    /// The whole dataset, from the file when there is one of the present version; what matches a question, written while it is sent.
    private func download(_ distribution: Distribution, _ request: APIRequest) async throws -> Response {
        let state = try reads.current()
        guard let form = distribution.streamed else {
            try request.query.finish()
            // Once more when the files were replaced just now.
            for _ in 0..<2 {
                guard let edition = depot.current, try await isFit(edition, state.version) else { break }
                if let response = try await present(distribution, of: edition, nil, request) { return response }
            }
            throw HTTPProblem.making
        }
        if request.http.uri.query == nil, let edition = depot.current, edition.manifest.version == state.version,
            let response = try await present(distribution, of: edition, reads.tag(request, state.version), request)
        {
            return response
        }
        return try await stream(form, request)
    }

    /// A file of the present edition; nothing when it is gone, as between two editions.
    private func present(
        _ distribution: Distribution, of edition: Edition, _ otherTag: EntityTag?, _ request: APIRequest
    ) async throws -> Response? {
        do {
            return try await file(distribution, of: edition, name: distribution.fileName, otherTag: otherTag, request)
        } catch let error as FileError {
            logger.warning("a file of open data could not be read", metadata: ["error": "\(error)"])
            depot.forget(edition)
            return nil
        }
    }

    private func file(
        _ distribution: Distribution, of edition: Edition, name: String, otherTag: EntityTag? = nil,
        _ request: APIRequest
    ) async throws -> Response {
        guard let file = edition.manifest.file(distribution) else { throw HTTPProblem.noSuchResource }
        guard let slot = files.take() else { throw HTTPProblem.crowded }
        return try await FileAnswer(
            edition: edition, file: file, name: name, otherTag: otherTag, cacheControl: reads.cacheControl,
            link: distribution == .csv ? request.links.tableDescription(of: edition.manifest.date) : nil
        ).response(to: request, holding: slot, on: blocking)
    }

    /// Whether files of an earlier version may still be given: nothing that they hold has gone from the map.
    private func isFit(_ edition: Edition, _ version: MapVersion) async throws -> Bool {
        let made = edition.manifest.version.sequence
        if made == version.sequence { return true }
        guard made < version.sequence, version.sequence - made <= Self.changesLookedAt else { return false }
        return try await blocking.run { [changes] in
            try changes.log(after: made, upTo: version.sequence, limit: Self.changesLookedAt)
                .allSatisfy { $0.kind != .removed }
        }
    }

    private static let changesLookedAt = 1_000

    /// What matches, written as fast as the client reads, from one version of the map.
    private func stream(_ format: ExportFormat, _ request: APIRequest) async throws -> Response {
        var query = request.query
        let filter = query.filter(rules.themes, positions)
        let text = query.searchText()
        let system = query.system("crs")
        let variant = query.variant()
        try query.finish()
        // Each download holds a version of the map.
        guard let slot = downloads.take() else { throw HTTPProblem.crowded }
        let state = try reads.current()
        var found: SearchHits?
        if let text { found = try await blocking.run { [search] in try search.search(text) } }
        let records = RecordWriter(format, system: system, variant: variant, positions: positions)
        let body = ResponseBody { [blocking, hits = found?.hits] writer in
            var pages: MapPages? = try await blocking.run {
                MapPages(state, filter: filter, hits: hits, writer: records)
            }
            var ready: [ByteBuffer] = []
            while let current = pages {
                // The next page is written on two threads while the last one is sent.
                async let first = blocking.run { current.firstHalf() }
                async let second = blocking.run { current.secondHalf() }
                for buffer in ready { try await writer.write(buffer) }
                ready = try await [first, second]
                pages = try await blocking.run { current.next() }
            }
            for buffer in ready { try await writer.write(buffer) }
            withExtendedLifetime(slot) {}
            try await writer.finish(nil)
        }
        var headers: HTTPFields = [
            .contentDisposition: #"attachment; filename="initiatieven.\#(format.rawValue)""#
        ]
        // What was asked for may be another table than the one that is described.
        if format == .csv, request.http.uri.query == nil { headers[.link] = request.links.tableDescription() }
        let isMixed = found.map { $0.sequence != state.version.sequence } ?? false
        return reads.stream(
            to: request, from: state.version, system: system, isMixed: isMixed, headers: headers, body: body)
    }
}

extension Distribution {
    /// The form of the answer.
    fileprivate var format: Format {
        switch self {
        case .geojson: .geojson
        case .geojsonl: .lines
        case .csv: .csv
        case .gpkg: .geopackage
        case .fgb: .flatgeobuf
        case .pmtiles: .pmtiles
        }
    }
}
