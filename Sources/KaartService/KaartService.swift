import HTTPTypes
package import Hummingbird
package import Logging
package import NIOPosix
import OpenDataFormats
package import OpenKaart
package import PublishedMap

/// The service as one value: everything that answers HTTP, on ports that somebody else fills in.
package struct KaartService: Sendable {
    /// Semantic version of the program; CHANGELOG.md tells what is in it.
    package static let version = "0.1.0-dev"
    /// Semantic version of the interface, in every answer (`API-Version`, /core/version-header).
    package static let apiVersion = "1.0.0"

    /// Caches may keep an answer, and ask each time whether it still holds.
    package static let defaultCacheControl = "no-cache"

    let initiatives: any InitiativeReading
    let reads: MapResponder
    let desk: any SubmissionDesk
    let rules: Rules
    let links: Links
    let clock: Clock
    let blocking: BlockingPool
    /// Writes wait for each other and for other processes; on threads of their own they do not hold up reads.
    let writing: BlockingPool
    /// Downloads at the same time.
    let downloads = Slots(32)
    let logger: Logger

    /// Puts the service together.
    ///
    /// - Parameters:
    ///   - initiatives: answers what the map does not: downloads, and whether the storage can be read.
    ///   - map: answers the hot questions; until it is loaded those give 503.
    ///   - cacheControl: what caches may do with reads.
    ///   - baseURL: where people reach the service, without a slash at the end.
    ///   - threads: where calls that read storage run; the caller starts and stops them.
    ///   - writers: where calls that write run; others, so that a held lock does not hold up reads.
    package init(
        initiatives: any InitiativeReading, map: PublishedMap, desk: any SubmissionDesk, rules: Rules, baseURL: String,
        cacheControl: String = Self.defaultCacheControl, threads: NIOThreadPool, writers: NIOThreadPool,
        clock: Clock = .system, logger: Logger
    ) {
        let themes = rules.themes.themes.map { "\($0)" }.joined()
        reads = MapResponder(map: map, variant: Self.apiVersion + baseURL + themes, cacheControl: cacheControl)
        self.initiatives = initiatives
        self.desk = desk
        self.rules = rules
        self.links = Links(base: baseURL)
        self.clock = clock
        self.blocking = BlockingPool(threads: threads)
        self.writing = BlockingPool(threads: writers)
        self.logger = logger
    }

    /// All resources: the one list of addresses and methods.
    var resources: [Resource] {
        [
            Resource("/", [.get: redirectToLandingPage]),
            Resource("/health/live", [.get: live]),
            Resource("/health/ready", [.get: ready]),
            Resource("/v1", [.get: landingPage], allowsTrailingSlash: true),
            Resource("/v1/collections/initiatieven/items", [.get: items]),
            Resource("/v1/collections/initiatieven/items/{id}", [.get: item]),
            Resource("/v1/themas", [.get: themes]),
            Resource("/v1/inzendingen", [.get: queue, .post: submit]),
            Resource("/v1/inzendingen/{id}", [.get: submission]),
            Resource("/v1/inzendingen/{id}/beoordelingen", [.get: reviews, .post: review]),
        ]
            + ExportFormat.allCases.map { format in
                Resource("/opendata/initiatieven.\(format.rawValue)", [.get: download(format)])
            }
    }

    /// What answers a request.
    package func responder() -> some HTTPResponder<BasicRequestContext> {
        ErrorBoundary(inner: RouteTable(resources), logger: logger)
    }
}
