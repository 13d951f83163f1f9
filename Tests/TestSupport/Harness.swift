// Fixed values that are right by construction may be unwrapped here.
// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import KaartService
import Logging
import NIOCore
import NIOPosix
import OpenDataCatalogue
import OpenDataFiles
import OpenDataFormats
import OpenKaart
import Projection
import PublishedMap
import SearchIndex
import Site
import SpatiaLiteRegister
import TileArchives
import VectorTiles

/// The whole service on a real SpatiaLite file, with the router in memory.
package final class Harness: Sendable {
    package let register: SpatiaLiteRegister
    package let map: PublishedMap
    package let index: SearchIndex
    package let depot: Depot
    package let service: KaartService
    package let token: String
    private let folder: URL

    package static let base = "https://kaart.example"

    /// - Parameters:
    ///   - seed: lines for `take`.
    ///   - positions: nothing for the best that this machine can do.
    ///   - clock: what register and service take for the time.
    package init(
        seed: [String] = [], origin: Origin = Origin(base: Harness.base), positions: RDTransformation? = nil,
        limiter: RateLimiter? = nil, clock: Clock = .system, logger: Logger = Harness.silent
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "openkaart-service-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        register = try SpatiaLiteRegister(
            path: folder.appending(path: "kaart.sqlite").path, creates: true, clock: clock)
        guard let token = try register.addModerator(named: "Toetser") else { throw Missing() }
        self.token = token
        map = PublishedMap(following: register)
        try map.load()
        index = try SearchIndex(
            path: SearchIndex.path(besideRegister: folder.appending(path: "kaart.sqlite").path), following: register)
        try index.catchUp()
        depot = Depot(folder: folder.appending(path: "opendata").path)
        service = Self.makeService(
            register.ports(index, depot, try positions ?? Self.positions()), map, origin, limiter: limiter,
            clock: clock,
            logger: logger)
        if !seed.isEmpty { try await take(seed) }
    }

    deinit {
        try? index.close()
        try? register.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The same service on another map.
    package func makeService(_ map: PublishedMap) throws -> KaartService {
        Self.makeService(register.ports(index, depot, try Self.positions()), map)
    }

    /// The same service where the operator gave no folder of tiles.
    package func makeServiceWithoutBackdrop() throws -> KaartService {
        Self.makeService(register.ports(index, depot, try Self.positions()), map, hasBackdrop: false)
    }

    /// A service on other ports.
    package static func makeService(
        _ ports: KaartService.Ports, _ map: PublishedMap, _ origin: Origin = Origin(base: Harness.base),
        limiter: RateLimiter? = nil, hasBackdrop: Bool = true, clock: Clock = .system, logger: Logger = Harness.silent
    ) -> KaartService {
        KaartService(
            ports, map: map, rules: rules, origin: origin,
            profile: profile,
            host: SiteOperator(organisation: "Toetsers", contact: profile.contact),
            securityText: SecurityText(contact: "mailto:veilig@voorbeeld.example"),
            tokens: EditTokens(secret: Array("een geheim van 32 bytes of meer, om te toetsen".utf8)), limiter: limiter,
            backdrop: hasBackdrop ? try? backdrop() : nil, threads: .singleton,
            writers: .singleton, clock: clock, logger: logger)
    }

    package static let profile = DatasetProfile(
        contact: Contact(name: "Toetsers", email: "toets@voorbeeld.example", url: base))

    /// The folder of the project.
    package static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardized

    /// The base map and the styles of the project.
    package static func backdrop() throws -> Backdrop {
        let folder = project.appending(path: "tiles")
        let source = try Data(contentsOf: folder.appending(path: "nederland.geojson"))
        let styles = try ["contrast", "donker", "licht"].map { id in
            try MapStyle(id: id, [UInt8](try Data(contentsOf: folder.appending(path: "stijlen/\(id).json"))))
        }
        return Backdrop(basemap: try Basemap([UInt8](source), by: try positions()), styles: styles)
    }

    /// The pages, with a map library that is none.
    package static let site: Site = {
        do {
            return try Site(themes: rules.themes, leaflet: .init(script: Array("// Leaflet".utf8), style: []))
        } catch { preconditionFailure("\(error)") }
    }()

    package static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    package struct Missing: Error {
        package init() {}
    }

    /// With the grid, when it is there.
    package static func positions() throws -> RDTransformation {
        SpatiaLite.setUp
        return try RDTransformation(gridFolder: gridFolder)
    }

    /// Beside the project, where it is developed; not part of it.
    package static let gridFolder: String? = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/proj")
            .standardized.path
        return FileManager.default.fileExists(atPath: folder + "/nl_nsgi_rdtrans2018.tif") ? folder : nil
    }()

    package static let rules: Rules = {
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
    package func take(_ lines: [String], header: String = "titel,omschrijving,thema,lon,lat") async throws {
        let csv = ([header] + lines).joined(separator: "\n")
        let source = try CSVImportSource(MemoryByteSource(Array(csv.utf8)), rules: Self.rules)
        let report = try await ImportRun.run(
            source, into: try register.beginImport(of: "rijen.csv", dryRun: false), onRejected: { _, _ in },
            onProgress: { _ in })
        guard report.new == lines.count else { throw Missing() }
        try map.catchUp()
        try index.catchUp()
    }

    /// Makes the files of the whole dataset, as the service does beside its work.
    @discardableResult
    package func publish() throws -> Edition {
        guard let state = map.current, let edition = try depot.publish(MapFeatures(state), by: try Self.maker()) else {
            throw Missing()
        }
        return edition
    }

    /// A day to keep files of.
    package static let day = "2026-11-20"

    package static func maker() throws -> EditionMaker {
        try maker(rules.themes, program: "toets")
    }

    /// Makes files as the service does.
    package static func maker(_ themes: ThemeCatalogue, program: String) throws -> EditionMaker {
        let positions = try positions()
        return EditionMaker(
            themes, positions, tiles: InitiativeArchive(themes, by: positions, workers: .one),
            licence: "https://voorbeeld.nl/licentie", program: program)
    }

    /// Runs a conversation with the service, or with another one.
    package func talk(
        with other: KaartService? = nil, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let application = Application(responder: (other ?? service).responder())
        try await application.test(.router) { client in try await body(client) }
    }

    package var bearer: HTTPFields { [.authorization: "Bearer \(token)"] }
}

extension SpatiaLiteRegister {
    /// A register that does all that a register does.
    fileprivate func ports(
        _ index: SearchIndex, _ depot: Depot, _ positions: RDTransformation
    ) -> KaartService.Ports {
        .init(
            initiatives: self, changes: self, search: index, depot: depot, desk: self, moderators: self,
            positions: positions, site: Harness.site)
    }
}
