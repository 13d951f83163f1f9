import HTTPTypes
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import TestSupport
import Testing

@testable import KaartService

/// An address of the service, taken from its own list, so that a new one cannot be forgotten.
struct Route: Sendable {
    let template: String
    /// With identities that exist.
    let path: String
    let methods: [HTTPRequest.Method]
    let allow: String
    let mayEndInSlash: Bool
    let operations: [HTTPRequest.Method: Operation]
    /// The token of the submission that it names.
    var sender: HTTPFields = [:]

    /// The token of who may use a method: what a sender sent is the sender's to change.
    func bearer(_ method: HTTPRequest.Method, _ moderator: HTTPFields) -> HTTPFields {
        method == .patch || method == .delete ? sender : moderator
    }

    /// Whether it belongs to the API that the document describes.
    var isInAPI: Bool { template == "/v1" || template.hasPrefix("/v1/") }

    /// Whether its name says the form, so that nothing is negotiated (RFC 9110, section 12.4.1).
    var isFile: Bool {
        !isInAPI && (template.split(separator: "/").last?.contains(".") == true || template.hasPrefix("/static/"))
    }

    /// The values that `f` may have.
    var forms: [String] {
        guard let get = operations[.get], get.queryNames.contains("f") else { return [] }
        return Set(get.formats.flatMap(\.names)).sorted()
    }

    /// Whether GET gives something else than a redirect.
    var isRead: Bool { operations[.get].map { $0.success.status == .ok } ?? false }
}

extension Kaart {
    /// The cell of all records.
    private static let world = "0-0"
    /// Segments that exist: a tile with something in it, and a style.
    private static let examples = [
        "{tileMatrixSetId}": "WebMercatorQuad", "{tileMatrix}": "7", "{tileRow}": "42", "{tileCol}": "65",
        "{styleId}": "licht", "{naam}": "stijl.css",
    ]

    /// All of them. Sends in a submission and a report, for those that name one.
    func routes() async throws -> [Route] {
        // Each time another one, not a double click.
        let created = try await post(
            "/v1/inzendingen", validBody, [.idempotencyKey: "\(InitiativeID.random())"])
        let submission = try #require(try created.json["id"].string)
        let token = try #require(try created.json["bewerkLink"].string?.split(separator: "/").last)
        let reported = try await post(
            "/v1/meldingen", #"{"initiatiefId":"\#(Record.all[0].id)","redencode":"onjuist"}"#,
            [.idempotencyKey: "\(InitiativeID.random())"])
        let report = try #require(try reported.json["id"].string)
        let edition = try harness.publish()
        if let day = CivilDate(parsing: Harness.day) { try harness.depot.keepDay(day, by: try Harness.maker()) }
        try #require(harness.depot.dates().map(\.description) == [Harness.day] && edition.manifest.count > 0)
        // Pages for people stand outside the rules of APIs; SiteTests, KaartServiceTests and the browser look at them.
        let resources = harness.service.resources.filter {
            $0.template.hasPrefix("/v1")
                || !$0.template.hasPrefix("/indienen/") && $0.operations.values.allSatisfy { $0.formats != [.html] }
        }
        let routes = try resources.map { resource in
            let id =
                resource.template.contains("/inzendingen")
                ? submission
                : resource.template.contains("/meldingen")
                    ? report : resource.template.contains("/clusters/") ? Self.world : Record.all[0].id
            return Route(
                template: resource.template,
                path: Self.examples.reduce(
                    resource.template.replacing("{id}", with: id).replacing("{datum}", with: Harness.day)
                        .replacing("{token}", with: token)
                ) { $0.replacing($1.key, with: $1.value) },
                methods: Array(resource.operations.keys), allow: resource.allow,
                mayEndInSlash: resource.allowsTrailingSlash, operations: resource.operations,
                sender: resource.template.hasPrefix("/v1/sessies")
                    ? try session : [.authorization: "Bearer \(token)"])
        }
        try #require(routes.count >= 18)
        return routes
    }
}

extension JSONValue {
    /// As a reader sees it.
    var judged: JSON {
        get throws {
            var writer = ByteWriter(capacity: 256)
            writer.json(self)
            return try JSON(parsing: writer.bytes)
        }
    }
}
