private import Foundation
import OpenDataCatalogue
import OpenDataFormats
import OpenKaart

/// Absolute addresses of the service's own resources; the only place where they are put together.
struct Links: Hashable, Sendable {
    /// Where people reach the service, without a slash at the end.
    let base: String

    var landingPage: String { base + "/v1" }
    var conformance: String { base + "/v1/conformance" }
    var api: String { base + "/v1/openapi.json" }
    var collections: String { base + "/v1/collections" }
    var collection: String { collections + "/initiatieven" }
    var items: String { collection + "/items" }
    var clusters: String { collection + "/clusters" }
    var queryables: String { collection + "/queryables" }
    var sortables: String { collection + "/sortables" }
    var schema: String { collection + "/schema" }
    var themes: String { base + "/v1/themas" }
    var submissions: String { base + "/v1/inzendingen" }

    var presentSession: String { base + "/v1/sessies/huidige" }

    func item(_ id: InitiativeID) -> String { items + "/\(id)" }
    /// The page of an initiative, for people.
    func itemPage(_ id: String) -> String { items + "/\(id)?f=html" }
    /// - Parameter id: as it was given; what does not belong in an address is encoded.
    func clusterItems(_ id: String) -> String {
        var writer = ByteWriter()
        writer.percentEncoded(id)
        return clusters + "/" + String(decoding: writer.bytes, as: UTF8.self) + "/items"
    }
    func submission(_ id: InitiativeID) -> String { submissions + "/\(id)" }
    func reviews(_ id: InitiativeID) -> String { submission(id) + "/beoordelingen" }
    var reports: String { base + "/v1/meldingen" }
    func report(_ id: InitiativeID) -> String { reports + "/\(id)" }
    var changes: String { base + "/v1/wijzigingen" }
    var feed: String { base + "/feed.atom" }
    func editLink(_ token: String) -> String { base + "/indienen/" + token }
    func download(_ distribution: Distribution) -> String { openData.file(distribution) }
    /// What belongs to the open data.
    var openData: DatasetAddresses { DatasetAddresses(base: base) }

    /// An address with parameters, each value encoded.
    static func with(_ parameters: [(String, String)], _ address: String) -> String {
        guard !parameters.isEmpty else { return address }
        var writer = ByteWriter(capacity: 128)
        for (index, (name, value)) in parameters.enumerated() {
            writer.raw(index == 0 ? "?" : "&")
            writer.raw(name)
            writer.raw("=")
            writer.percentEncoded(value)
        }
        return address + String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The links `self` and, for each other form, `alternate` (OGC API Features Part 1, /rec/core/link-title and others).
    ///
    /// - Parameter address: of the resource, without a query.
    static func own(_ address: String, _ request: APIRequest, title: String) -> [JSONValue] {
        let formats = request.operation.formats.isEmpty ? [request.format] : request.operation.formats
        let question = Question(request.query)
        // Forms that the same `f` asks for are one to a client that follows links.
        var seen = Set(request.format.names)
        var links: [JSONValue] = [
            .link(
                address + String(decoding: question.with(nil), as: UTF8.self), rel: "self",
                type: request.format.linkType, title: title
            )
        ]
        for format in formats where seen.isDisjoint(with: format.names) {
            seen.formUnion(format.names)
            links.append(
                .link(
                    address + String(decoding: question.inForm(format, request.query), as: UTF8.self), rel: "alternate",
                    type: format.linkType,
                    title: "\(title), als \(format.title)"))
        }
        return links
    }
}

extension JSONValue {
    /// A link object (OGC API Features Part 1, 7.2; RFC 8288).
    static func link(_ href: String, rel: String, type: String, title: String? = nil) -> JSONValue {
        var members: [JSONObject.Member] = [
            .init(name: "href", value: .string(href)), .init(name: "rel", value: .string(rel)),
            .init(name: "type", value: .string(type)),
        ]
        if let title { members.append(.init(name: "title", value: .string(title))) }
        return .object(JSONObject(members: members))
    }
}
