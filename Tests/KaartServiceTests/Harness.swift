// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOPosix
import OpenDataFormats
import OpenKaart
import Projection
import PublishedMap
import SearchIndex
import SpatiaLiteRegister

@testable import KaartService

/// The whole service on a real SpatiaLite file, with the router in memory.
final class Harness: Sendable {
    let register: SpatiaLiteRegister
    let map: PublishedMap
    let index: SearchIndex
    let service: KaartService
    let token: String
    private let folder: URL

    static let base = "https://kaart.example"

    init(seed: [String] = [], origin: Origin = Origin(base: Harness.base)) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-service-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        register = try SpatiaLiteRegister(path: folder.appending(path: "kaart.sqlite").path, creates: true)
        guard let token = try register.addModerator(named: "Toetser") else { throw Missing() }
        self.token = token
        map = PublishedMap(following: register)
        try map.load()
        index = try SearchIndex(
            path: SearchIndex.path(besideRegister: folder.appending(path: "kaart.sqlite").path), following: register)
        try index.catchUp()
        service = try Self.makeService(register, index, map, origin)
        if !seed.isEmpty { try await take(seed) }
    }

    deinit {
        try? index.close()
        try? register.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The same service on another map.
    func makeService(_ map: PublishedMap) throws -> KaartService {
        try Self.makeService(register, index, map, Origin(base: Self.base))
    }

    private static func makeService(
        _ register: SpatiaLiteRegister, _ index: SearchIndex, _ map: PublishedMap, _ origin: Origin
    ) throws -> KaartService {
        KaartService(
            .init(initiatives: register, search: index, desk: register, positions: try positions()), map: map,
            rules: rules, origin: origin,
            contact: Contact(name: "Toetsers", email: "toets@voorbeeld.example", url: base), threads: .singleton,
            writers: .singleton, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    struct Missing: Error {}

    /// With the grid, when it is there.
    static func positions() throws -> RDTransformation {
        SpatiaLite.setUp
        return try RDTransformation(gridFolder: gridFolder)
    }

    /// Beside the project, where it is developed; not part of it.
    static let gridFolder: String? = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/proj")
            .standardized.path
        return FileManager.default.fileExists(atPath: folder + "/nl_nsgi_rdtrans2018.tif") ? folder : nil
    }()

    static let rules: Rules = {
        let themes = ["open-contact", "open-aanpak", "open-data", "open-verantwoording"].map { name in
            Theme(
                slug: ThemeSlug(name)!, title: name.capitalized, englishTitle: name, description: "Een thema.",
                colour: "#123456",
                shape: .circle)
        }
        return Rules(
            themes: ThemeCatalogue(themes)!, area: BoundingBox(west: 3.2, south: 50.7, east: 7.3, north: 53.7)!)
    }()

    /// Brings lines of CSV in: `titel,omschrijving,thema,lon,lat`.
    func take(_ lines: [String]) async throws {
        let csv = (["titel,omschrijving,thema,lon,lat"] + lines).joined(separator: "\n")
        let source = try CSVImportSource(MemoryByteSource(Array(csv.utf8)), rules: Self.rules)
        let report = try await ImportRun.run(
            source, into: try register.beginImport(dryRun: false), onRejected: { _, _ in }, onProgress: { _ in })
        guard report.new == lines.count else { throw Missing() }
        try map.catchUp()
        try index.catchUp()
    }

    /// Runs a conversation with the service.
    func talk(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let application = Application(responder: service.responder())
        try await application.test(.router) { client in try await body(client) }
    }

    var bearer: HTTPFields { [.authorization: "Bearer \(token)"] }
}

extension TestClientProtocol {
    func get(_ uri: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri: uri, method: .get, headers: headers)
    }

    func post(_ uri: String, _ body: String, type: String = "application/json", _ headers: HTTPFields = [:])
        async throws -> TestResponse
    {
        var headers = headers
        headers[.contentType] = type
        return try await execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The body as a JSON object.
    var json: [String: Any] {
        get throws {
            guard let object = try JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any]
            else {
                throw Harness.Missing()
            }
            return object
        }
    }

    /// `location` and `code` of each entry of `errors`.
    var mistakes: [String] {
        get throws {
            (try json["errors"] as? [[String: Any]] ?? []).map { "\($0["location"] ?? "") \($0["code"] ?? "")" }
        }
    }

    /// The address of a link.
    func link(_ rel: String) throws -> String? {
        (try json["links"] as? [[String: Any]])?.first { $0["rel"] as? String == rel }?["href"] as? String
    }

    var features: [[String: Any]] {
        get throws { try json["features"] as? [[String: Any]] ?? [] }
    }
}

let validBody = """
    {"titel":"Buurtbegroting Noord","omschrijving":"Bewoners beslissen mee over geld.","thema":"open-data",
     "geometrie":{"type":"Point","coordinates":[5.121,52.091]}}
    """
