import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

extension KaartService {
    var changesResource: Resource {
        Resource(
            "/v1/wijzigingen",
            [
                .get: Operation(
                    id: "haalWijzigingen", tag: .data, summary: "Wat er op de kaart veranderd is, vanaf een volgnummer",
                    description:
                        "Het logboek van de kaart, van 1 af zonder gaten. Wie alles van 0 af volgt, heeft precies de openbare kaart: "
                        + "zet bij elke wijziging wat er in 'initiatief' staat, en haal weg waar het leeg is. Met f=ndjson staat elke "
                        + "wijziging op een regel.",
                    parameters: [
                        Parameter(
                            "na", "Alleen wijzigingen na dit volgnummer.",
                            schema: ["type": "integer", "minimum": 0, "default": 0], example: 0),
                        Parameters.limit,
                    ],
                    success: .init(
                        status: .ok, description: "De wijzigingen, oudste eerst.", schema: "Wijzigingen",
                        headers: [.eTag]),
                    failures: [.serviceUnavailable], formats: [.json, .lines], handler: changes)
            ])
    }

    /// The change feed, up to the version of the map that is answered from: same version, same bytes.
    @Sendable private func changes(_ request: APIRequest) async throws -> Response {
        var query = request.query
        let after = query.sequence("na")
        let limit = query.limit()
        try query.finish()
        let state = try reads.current()
        if let response = reads.notModified(request, state.version) { return response }
        return try await blocking.run { [self] in
            // One more tells whether there is more.
            let found = try changes.log(after: after, upTo: state.version.sequence, limit: limit + 1)
            let entries = found.prefix(limit)
            var next: String?
            if found.count > limit, let last = entries.last {
                next = Links.with(
                    [("na", "\(last.sequence)"), ("limit", "\(limit)")] + form(request), request.links.changes)
            }
            var response = reads.respond(to: request, from: state.version, system: .crs84) {
                request.format == .lines
                    ? Self.lines(entries, state) : Self.document(entries, state, next, request)
            }
            if let next { response.headers.append(HTTPField(name: .link, value: "<\(next)>; rel=\"next\"")) }
            return response
        }
    }

    private func form(_ request: APIRequest) -> [(String, String)] {
        request.query.text("f").map { [("f", $0)] } ?? []
    }

    private static func lines(_ entries: ArraySlice<Change>, _ state: MapState) -> ByteBuffer {
        var writer = ByteWriter(capacity: entries.count * 700)
        for entry in entries {
            write(entry, state, into: &writer)
            writer.raw("\n")
        }
        return ByteBuffer(bytes: writer.bytes)
    }

    private static func document(
        _ entries: ArraySlice<Change>, _ state: MapState, _ next: String?, _ request: APIRequest
    ) -> ByteBuffer {
        var writer = ByteWriter(capacity: entries.count * 700)
        writer.raw(#"{"wijzigingen":["#)
        for entry in entries {
            if entry.sequence != entries.first?.sequence { writer.raw(",") }
            write(entry, state, into: &writer)
        }
        writer.raw(#"],"laatste":"#)
        writer.integer(state.version.sequence)
        writer.raw(#","links":"#)
        var links = Links.own(request.links.changes, request, title: "Deze wijzigingen")
        if let next { links.append(.link(next, rel: "next", type: "application/json", title: "Volgende wijzigingen")) }
        writer.json(.array(links))
        writer.raw("}")
        return ByteBuffer(bytes: writer.bytes)
    }

    /// What happened, and what the record says now: what it said once is not public any more.
    private static func write(_ entry: Change, _ state: MapState, into writer: inout ByteWriter) {
        writer.raw(#"{"volgnummer":"#)
        writer.integer(entry.sequence)
        writer.raw(#","soort":"#)
        writer.jsonString(entry.kind.rawValue)
        writer.raw(#","id":"#)
        writer.jsonString(entry.id.description)
        writer.raw(#","tijdstip":"#)
        writer.jsonString(entry.at.description)
        writer.raw(#","initiatief":"#)
        if let record = state.answer(entry.id) {
            record.withFeatures { features in
                for feature in features { writer.raw(feature.whole) }
            }
        } else {
            writer.raw("null")
        }
        writer.raw(#","reden":"#)
        if let reason = entry.reason { writer.jsonString(reason.rawValue) } else { writer.raw("null") }
        writer.raw("}")
    }
}

extension QueryReader {
    /// A sequence number, 0 or more; 0 when it is not given.
    fileprivate mutating func sequence(_ parameter: String) -> Int {
        value(parameter) { text throws(Problem) in
            guard let number = Self.wholeNumber(text) else {
                throw Problem(
                    member: parameter, code: .invalid,
                    detail: "'\(text.prefix(20))' kan niet. Geef een heel getal, 0 of meer.")
            }
            return number
        } ?? 0
    }
}
