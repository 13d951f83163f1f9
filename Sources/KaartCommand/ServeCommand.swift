import ArgumentParser
private import Foundation
import Hummingbird
import KaartService
import Logging
import NIOCore
import NIOPosix
import OpenDataCatalogue
import OpenDataFiles
import OpenKaart
import Projection
import PublishedMap
import SearchIndex
import ServiceLifecycle
import Site
import SpatiaLiteRegister
import UnixSignals

/// `openkaart serve`: the composition root. Nothing else puts services together.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Start de dienst. Een database die er niet is, wordt gemaakt en gevuld uit data/.")

    @OptionGroup var options: DatabaseOptions

    @Option(
        help: ArgumentHelp(
            "Op welk adres de dienst luistert. [OPENKAART_HOST; standaard 127.0.0.1]", valueName: "adres"))
    var host: String?

    @Option(help: ArgumentHelp("Op welke poort. [OPENKAART_PORT; standaard 8080]", valueName: "poort"))
    var port: Int?

    @Option(
        help: ArgumentHelp(
            "Hoe mensen de dienst bereiken, voor links in antwoorden. [OPENKAART_BASE_URL; standaard http://ADRES:POORT]",
            valueName: "url"))
    var baseURL: String?

    @Option(
        help: ArgumentHelp(
            "Proxy's die mogen zeggen van wie een verzoek komt (X-Forwarded-For) en, zonder --base-url, hoe mensen de dienst bereiken (Forwarded, X-Forwarded-Proto, -Host en -Prefix): adressen of reeksen, met komma's ertussen. [OPENKAART_TRUSTED_PROXIES; standaard geen]",
            valueName: "adressen"))
    var trustedProxies: String?

    @OptionGroup(title: "Tegels en ondergrond") var tiles: TilesFolder

    @OptionGroup(title: "Open data") var openData: OpenDataOptions

    @OptionGroup(title: "Pagina's") var pages: SiteOptions

    @OptionGroup(title: "Inzendingen") var moderation: ModerationOptions

    @OptionGroup(title: "Wie deze kaart beheert, voor de beschrijving van de API") var contact: ContactOptions

    @OptionGroup(title: "De dataset, voor catalogi") var catalogue: CatalogueOptions

    @Option(
        help: ArgumentHelp(
            "Wat caches met openbare antwoorden mogen. [OPENKAART_CACHE_CONTROL; standaard no-cache: bewaren en telkens navragen]",
            valueName: "regel"))
    var cacheControl: String?

    func run() async throws {
        let host = Setting.text(host, "OPENKAART_HOST") ?? "127.0.0.1"
        let port = try Setting.number(port, "OPENKAART_PORT") ?? 8080
        guard (1...65_535).contains(port) else {
            throw CommandError("De poort \(port) bestaat niet. Kies 1 tot en met 65535.")
        }
        let given = Setting.text(baseURL, "OPENKAART_BASE_URL")
        let base = try Self.checked(base: given ?? "http://\(host):\(port)")
        let proxies = try Self.proxies(Setting.text(trustedProxies, "OPENKAART_TRUSTED_PROXIES"))
        let profile = try catalogue.profile(contact.contact(base: base), try openData.licence.chosen())
        let positions = try options.positions()
        let rules = try options.rules()
        let logger = Logger(label: "openkaart") { LateMetadata(StreamLogHandler.standardError(label: $0)) }
        let backdrop = try tiles.backdrop(positions, logger)
        let register = try await SeedDatabase.open(options, rules: rules, positions: positions, logger: logger)
        defer { try? register.close() }

        logger.info(
            "coordinates in RD",
            metadata: [
                "method": "\(positions.rdMethod.name)", "accuracy": "\(positions.rdMethod.accuracy) m",
                "check": "openkaart doctor",
            ])

        let threads = NIOThreadPool(numberOfThreads: Self.blockingThreads)
        threads.start()
        let writers = NIOThreadPool(numberOfThreads: Self.writingThreads)
        writers.start()
        let map = PublishedMap(following: register)
        let index = try SearchIndex(path: SearchIndex.path(besideRegister: options.databasePath()), following: register)
        defer { try? index.close() }
        let depot = openData.depot(try options.databasePath())
        let service = KaartService(
            .init(
                initiatives: register, changes: register, search: index, depot: depot, desk: register,
                moderators: register, positions: positions, site: try pages.site(rules, logger)),
            map: map, rules: rules,
            origin: Origin(base: base, isFixed: given != nil, proxies: proxies), profile: profile,
            host: try pages.host(
                profile,
                retention: .init(
                    contactDays: try moderation.daysOfContacts(),
                    undecidedDays: try moderation.daysOfUndecidedContacts(),
                    reportTerm: try moderation.reportTerm())),
            securityText: try pages.securityText(profile.contact, logger),
            tokens: EditTokens(secret: try SecretFile.read(moderation.secretFile(options.databasePath()), logger)),
            limiter: try moderation.limiter(logger), proofBits: try moderation.proofBits(),
            reportTerm: try moderation.reportTerm(), backdrop: backdrop,
            cacheControl: Setting.text(cacheControl, "OPENKAART_CACHE_CONTROL") ?? KaartService.defaultCacheControl,
            locationServer: try pages.locationServer(), background: try pages.tiles(), threads: threads,
            writers: writers,
            logger: logger)
        service.warmUp()
        let application = Application(
            responder: service.responder(),
            server: .http1(configuration: KaartService.connections(idleTimeout: Self.idleTimeout)),
            configuration: .init(address: .hostname(host, port: port), serverName: "openkaart"),
            onServerRunning: { _ in Self.greet(base) },
            logger: logger)
        let followers: [any Service] = [
            MapFollower(map, threads: threads, logger: logger), SearchFollower(index, threads: threads, logger: logger),
            DepotFollower(
                depot, map, register, by: try openData.maker(rules, positions, patiently: true),
                keeps: try openData.kept(), logger: logger),
            Housekeeping(
                register, keepsContactsFor: try moderation.daysOfContacts(),
                undecided: try moderation.daysOfUndecidedContacts(), writers: writers, logger: logger),
        ]
        let group = ServiceGroup(configuration: Self.configuration(followers + [application], logger))
        do {
            try await withTaskExecutorPreference(EventLoopExecutor(.singleton)) { try await group.run() }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw CommandError("Op \(host):\(port) luistert al een ander programma. Kies met --port een andere poort.")
        }
        try await threads.shutdownGracefully()
        try await writers.shutdownGracefully()
    }

    /// Threads that wait for the database: as many as it has readers.
    private static let blockingThreads = 8
    /// SQLite writes one after the other; a second thread keeps it busy.
    private static let writingThreads = 2
    /// A connection on which nothing happens is closed after this time.
    private static let idleTimeout = TimeAmount.seconds(60)
    /// What is still being answered when the service stops gets this long.
    private static let shutdownSeconds = 20

    private static func configuration(_ services: [any Service], _ logger: Logger) -> ServiceGroupConfiguration {
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(shutdownSeconds)
        return configuration
    }

    private static func checked(base: String) throws -> String {
        do {
            let address = try WebAddress(base)
            return address.text.hasSuffix("/") ? String(address.text.dropLast()) : address.text
        } catch {
            throw CommandError("--base-url: \(error.detail)")
        }
    }

    private static func proxies(_ text: String?) throws -> [AddressRange] {
        try (text ?? "").split(separator: ",").map { part in
            guard let range = AddressRange(parsing: part.filter { $0 != " " }) else {
                throw CommandError(
                    "--trusted-proxies: '\(part)' is geen adres. Geef bijvoorbeeld 127.0.0.1 of 10.0.0.0/8.")
            }
            return range
        }
    }

    private static func greet(_ base: String) {
        print(
            """
            Open Kaart draait. Vier adressen om te openen:
              \(base)/
              \(base)/v1/collections/initiatieven/items?bbox=4.7,52.2,5.2,52.5&thema=open-data
              \(base)/v1/themas
              \(base)/opendata/initiatieven.geojson
            Stoppen: Ctrl-C
            """)
        fflush(nil)
    }
}
