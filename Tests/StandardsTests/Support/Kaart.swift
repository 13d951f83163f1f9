import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import OpenKaart
import Projection
import Synchronization
import TestSupport
import Testing

@testable import KaartService

/// The whole service in memory, asked one question at a time; the witness looks at every answer.
final class Kaart: Sendable {
    let harness: Harness
    let document: APIDocument
    private let sessionKey = Mutex<String?>(nil)
    private let responder: any HTTPResponder<KaartContext>

    /// - Parameters:
    ///   - rows: what is on the map.
    ///   - positions: nothing for the best that this machine can do.
    init(
        _ rows: [String] = Record.all.map(\.row), origin: Origin = Origin(base: Harness.base),
        positions: RDTransformation? = nil
    ) async throws {
        harness = try await Harness(origin: origin, positions: positions)
        if !rows.isEmpty { try await harness.take(rows, header: Record.header) }
        responder = harness.service.responder()
        document = try APIDocument(try await Self.ask(responder, .get, "/v1/openapi.json").json)
    }

    /// The same map under a service of another making.
    init(_ other: Kaart, service: KaartService) {
        harness = other.harness
        document = other.document
        responder = service.responder()
    }

    /// Asks, and has the witness look at the answer.
    func ask(
        _ method: HTTPRequest.Method, _ uri: String, _ headers: HTTPFields = [:], body: [UInt8] = [],
        peer: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        let answer = try await Self.ask(responder, method, uri, headers, body: body, peer: peer)
        for fault in Witness(document: document).faults(of: answer) where Witness.isNew(fault, answer) {
            Issue.record("\(method) \(uri.prefix(300)): \(fault)", sourceLocation: sourceLocation)
        }
        return answer
    }

    /// Asks without the witness, for an answer that must not be.
    func unjudged(_ method: HTTPRequest.Method, _ uri: String, _ body: String = "") async throws -> Answer {
        try await Self.ask(responder, method, uri, [.contentType: "application/json"], body: Array(body.utf8))
    }

    func get(
        _ uri: String, accept: String? = nil, _ headers: HTTPFields = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var headers = headers
        if let accept { headers[.accept] = accept }
        return try await ask(.get, uri, headers, sourceLocation: sourceLocation)
    }

    func post(
        _ uri: String, _ body: String, type: String = "application/json", _ headers: HTTPFields = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Answer {
        var headers = headers
        headers[.contentType] = type
        return try await ask(.post, uri, headers, body: Array(body.utf8), sourceLocation: sourceLocation)
    }

    /// Items, by a query; fails when they are not given.
    func items(_ query: String = "", sourceLocation: SourceLocation = #_sourceLocation) async throws -> Answer {
        let answer = try await get(Self.items + (query.isEmpty ? "" : "?" + query), sourceLocation: sourceLocation)
        try #require(answer.status == 200, "\(query): \(answer.text.prefix(400))", sourceLocation: sourceLocation)
        return answer
    }

    /// What a moderator sends: a token, and the cookie of a session, which counts where it is about that.
    var moderator: HTTPFields {
        get throws {
            var headers = try session
            headers[.authorization] = "Bearer \(harness.token)"
            return headers
        }
    }

    /// The cookie of a session that has not ended, with its CSRF token.
    var session: HTTPFields {
        get throws {
            let key = try sessionKey.withLock { key in
                if let known = key, try harness.register.session(known, at: Clock.system.now()) != nil { return known }
                guard let begun = try harness.register.beginSession(bearing: harness.token, at: Clock.system.now())
                else { throw Harness.Missing() }
                key = begun.key
                return begun.key
            }
            return [
                .cookie: "__Host-openkaart-sessie=\(key)", .xCSRFToken: CSRFToken.of(session: key),
            ]
        }
    }

    /// The body of a login with a token that somebody has, in place of the one of the example.
    func withToken(_ body: String, unless isWrong: Bool = false) -> String {
        isWrong ? body : body.replacing(Example.token, with: harness.token)
    }

    static let items = "/v1/collections/initiatieven/items"
    static let collection = "/v1/collections/initiatieven"

    /// An address of ours without its scheme and host.
    static func local(_ address: String) -> String {
        address.hasPrefix(Harness.base) ? String(address.dropFirst(Harness.base.count)) : address
    }

    private static func ask(
        _ responder: any HTTPResponder<KaartContext>, _ method: HTTPRequest.Method, _ uri: String,
        _ headers: HTTPFields = [:], body: [UInt8] = [], peer: String? = nil
    ) async throws -> Answer {
        let channel = NIOAsyncTestingChannel()
        if let peer { channel.remoteAddress = try SocketAddress(ipAddress: peer, port: 50_000) }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "https", authority: "kaart.example", path: uri, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let context = KaartContext(
            source: .init(channel: channel, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        let response = try await responder.respond(to: request, context: context)
        let written = Written()
        try await response.body.write(written)
        return Answer(
            method: method, uri: uri, status: response.status.code, headers: response.headers, body: written.bytes)
    }
}

/// Keeps what an answer writes.
private final class Written: ResponseBodyWriter {
    private let content = Mutex<[UInt8]>([])

    var bytes: [UInt8] { content.withLock { $0 } }

    func write(_ buffer: ByteBuffer) async throws {
        content.withLock { $0 += buffer.readableBytesView }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
