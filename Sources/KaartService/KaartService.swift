import HTTPTypes
package import Hummingbird
package import Logging
import MapTiles
package import NIOPosix
package import OpenDataCatalogue
package import OpenDataFiles
import OpenDataFormats
package import OpenKaart
package import PublishedMap
package import Site
package import VectorTiles

/// The service as one value: everything that answers HTTP, on ports that somebody else fills in.
package struct KaartService: Sendable {
    /// Semantic version of the program; CHANGELOG.md tells what is in it.
    package static let version = "0.1.0-dev"
    /// Semantic version of the interface, in every answer (`API-Version`, /core/version-header).
    package static let apiVersion = "1.0.0"

    /// Caches may keep an answer, and ask each time whether it still holds.
    package static let defaultCacheControl = "no-cache"

    let initiatives: any InitiativeReading
    let changes: any ChangeSource
    let search: any TextSearching
    let reads: MapResponder
    let pages = PageRenderer()
    let tiles: TileResponder
    let tileScheme: InitiativeTiles.Scheme
    let basemapTiles: TileResponder
    /// The base map and the styles; nothing when the operator gave none.
    let backdrop: Backdrop?
    let siteAnswers: SiteAnswers
    let staticAnswers: StaticAnswers
    /// What the map in the browser is drawn on.
    let mapSettings: MapSettings
    let depot: Depot
    let desk: any SubmissionDesk
    let moderators: any ModeratorDirectory
    let rules: Rules
    let positions: any PositionTransformation
    let origin: Origin
    /// What there is to say about the dataset, and who says it.
    let profile: DatasetProfile
    /// What the pages tell of who runs this map.
    let host: SiteOperator
    /// Nothing when nobody was named to tell of weaknesses.
    let securityText: SecurityText?
    let tokens: EditTokens
    /// Nothing when there are no limits.
    let limiter: RateLimiter?
    let wrongTokens: WrongTokens
    let uses: UseNotes
    /// How long after a decision the opposite one undoes it.
    let undoSeconds = 24 * 3_600
    /// How long there is to settle a report.
    let reportTerm: Report.Term
    let arrivals: GroupCommit
    let forms: FormTickets
    /// Finds the place that a form means.
    let places: PlaceFinder
    /// A server that finds addresses, for the browser to ask; nothing for none.
    let locationServer: String?
    /// How often the map may be asked for duplicates; nothing when there are no limits.
    let questionLimiter: RateLimiter?
    let clock: Clock
    let blocking: BlockingPool
    /// Writes wait for each other and for other processes; on threads of their own they do not hold up reads.
    let writing: BlockingPool
    /// Downloads at the same time.
    let downloads = Slots(32)
    /// Files that are being sent at the same time.
    let files = Slots(256)
    let logger: Logger

    /// What the service needs from others.
    package struct Ports: Sendable {
        /// Says whether the storage can be read.
        let initiatives: any InitiativeReading
        /// The log of what happened to the map.
        let changes: any ChangeSource
        /// Finds words.
        let search: any TextSearching
        /// Files of the whole dataset.
        let depot: Depot
        let desk: any SubmissionDesk
        /// Knows who may decide.
        let moderators: any ModeratorDirectory
        /// Brings coordinates from one reference system to another.
        let positions: any PositionTransformation
        /// The pages for people.
        let site: Site

        package init(
            initiatives: any InitiativeReading, changes: any ChangeSource, search: any TextSearching, depot: Depot,
            desk: any SubmissionDesk, moderators: any ModeratorDirectory,
            positions: any PositionTransformation, site: Site
        ) {
            self.initiatives = initiatives
            self.changes = changes
            self.search = search
            self.depot = depot
            self.desk = desk
            self.moderators = moderators
            self.positions = positions
            self.site = site
        }
    }

    /// Puts the service together.
    ///
    /// - Parameters:
    ///   - map: answers all reads of initiatives; until it is loaded those give 503.
    ///   - origin: where people reach the service.
    ///   - profile: what there is to say about the dataset, and whom to ask.
    ///   - host: who runs it, for the pages about that.
    ///   - securityText: whom to tell of weaknesses; nothing when nobody was named.
    ///   - tokens: makes the tokens of edit links.
    ///   - limiter: how much may come in; nothing for as much as there is, and as many wrong tokens.
    ///   - proofBits: how much work a form is asked to prove; 0 for none.
    ///   - reportTerm: how long there is to settle a report.
    ///   - backdrop: the base map and the styles; without it those are not there.
    ///   - cacheControl: what caches may do with reads.
    ///   - locationServer: the address of a server that finds addresses (PDOK Locatieserver), for browsers; nothing for none.
    ///   - background: pictures behind the map in the browser; nothing for the map of the project.
    ///   - threads: where calls that read storage run; the caller starts and stops them.
    ///   - writers: where calls that write run; others, so that a held lock does not hold up reads.
    package init(
        _ ports: Ports, map: PublishedMap, rules: Rules, origin: Origin, profile: DatasetProfile,
        host: SiteOperator, securityText: SecurityText? = nil, tokens: EditTokens,
        limiter: RateLimiter?, proofBits: Int = 0, reportTerm: Report.Term = Report.Term(),
        backdrop: Backdrop? = nil, cacheControl: String = Self.defaultCacheControl, locationServer: String? = nil,
        background: TileBackground? = nil, threads: NIOThreadPool, writers: NIOThreadPool,
        clock: Clock = .system, logger: Logger
    ) {
        let themes = rules.themes.themes.map { "\($0)" }.joined()
        let variant = "\(Self.version) \(themes) \(ports.positions.rdMethod)"
        reads = MapResponder(map: map, variant: variant, cacheControl: cacheControl)
        tiles = TileResponder(variant: variant, cacheControl: cacheControl)
        tileScheme = InitiativeTiles.Scheme(rules.themes, by: ports.positions)
        basemapTiles = TileResponder(
            variant: "\(variant) \(backdrop?.basemap.digest ?? 0)", cacheControl: cacheControl)
        self.backdrop = backdrop
        siteAnswers = SiteAnswers(
            ports.site, cacheControl: cacheControl, policy: PagePolicy(imageHost: background?.host))
        staticAnswers = StaticAnswers(ports.site.files)
        mapSettings = MapSettings(ports.site.files, background: background)
        initiatives = ports.initiatives
        changes = ports.changes
        search = ports.search
        depot = ports.depot
        desk = ports.desk
        moderators = ports.moderators
        positions = ports.positions
        self.rules = rules
        self.origin = origin
        self.profile = profile
        self.host = host
        self.securityText = securityText
        self.tokens = tokens
        self.limiter = limiter
        places = PlaceFinder(ports.site.baseMap, ports.positions, rules.area)
        self.locationServer = locationServer
        forms = FormTickets(tokens, proofBits: proofBits)
        // A form asks many times while somebody types.
        questionLimiter = limiter?.wider(30)
        wrongTokens = WrongTokens(limited: limiter != nil, logger: logger)
        self.reportTerm = reportTerm
        self.clock = clock
        self.blocking = BlockingPool(threads: threads)
        self.writing = BlockingPool(threads: writers)
        arrivals = GroupCommit(ports.desk, on: writing)
        uses = UseNotes(ports.moderators, on: writing, logger: logger)
        self.logger = logger
    }

    /// All resources: the one list of addresses and methods.
    var resources: [Resource] {
        let described = [
            landingPageResource, conformanceResource, collectionsResource, collectionResource, itemsResource,
            itemResource, clustersResource, clusterItemsResource, themesResource, changesResource, formTicketResource,
            duplicatesResource, submissionsResource,
            submissionResource, editLinkResource, submissionDuplicatesResource, reviewsResource, bulkRejectionResource,
            sessionsResource, presentSessionResource,
        ]
        let aside = [stylesheetResource, feedResource, metricsResource] + healthResources
        let tiling = tileMatrixSetResources + tilesetResources + tileResources + styleResources
        return aside + described + reportResources + schemaResources + tiling + [apiResource]
            + downloadResources + datedResources + documentResources + pageResources
    }

    /// The pages for people, and what belongs to them.
    private var pageResources: [Resource] {
        [staticResource, securityTextResource, deskLogResource, embedMakerResource] + homeResources
            + initiativePageResources
            + submitResources + aboutResources + deskLoginResources + deskQueueResources + deskSubmissionResources
            + deskReportResources
    }

    /// What answers a request.
    package func responder() -> some HTTPResponder<KaartContext> {
        ErrorBoundary(
            inner: RouteTable(resources, origin: origin), pages: ErrorPages(answers: siteAnswers, origin: origin),
            logger: logger)
    }
}
