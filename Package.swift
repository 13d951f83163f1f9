// swift-tools-version: 6.1
import PackageDescription

// The architecture, as targets: imports go from the bottom of this list to the top, never back.
// docs/architecture.md tells it as the way of a request and of a submission.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// Tests and the bench see what their imports bring along.
let tests: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]

let package = Package(
    name: "OpenKaart",
    products: [
        .executable(name: "openkaart", targets: ["KaartCommand"]),
        .executable(name: "openkaart-bench", targets: ["KaartBench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-atomics.git", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        // C libraries of the system, each behind a handful of functions.
        .target(name: "CSpatiaLite", linkerSettings: [.linkedLibrary("spatialite"), .linkedLibrary("sqlite3")]),
        .target(name: "CFiles"),
        .target(name: "CGzip", linkerSettings: [.linkedLibrary("isal"), .linkedLibrary("z")]),
        .target(name: "CProj", linkerSettings: [.linkedLibrary("proj")]),
        .target(name: "CSearch", linkerSettings: [.linkedLibrary("sqlite3")]),

        // The domain: values, rules and ports. Imports no sibling.
        .target(name: "OpenKaart", swiftSettings: strict),

        // The adapters: each knows one outside thing.
        .target(name: "Projection", dependencies: ["OpenKaart", "CProj"], swiftSettings: strict),
        .target(
            name: "OpenDataFormats",
            dependencies: ["OpenKaart", "CGzip", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        // Many rows and a spatial index into SQLite at once, for the two that write such files.
        .target(
            name: "BulkSQLite",
            dependencies: [
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "GeoPackage",
            dependencies: [
                "OpenKaart", "OpenDataFormats", "BulkSQLite", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "SpatiaLiteRegister",
            dependencies: [
                "OpenKaart", "BulkSQLite", "CSpatiaLite",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        // The read models. One for words: SQLite's full-text search, in a file of its own.
        .target(
            name: "SearchIndex",
            dependencies: [
                "OpenKaart", "CSearch",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        // One for all else: the public map in memory. Knows no SQL and no HTTP.
        .target(
            name: "PublishedMap",
            dependencies: ["OpenKaart", "OpenDataFormats", .product(name: "Atomics", package: "swift-atomics")],
            swiftSettings: strict),

        // Vector tiles: how the map is cut, how a tile is written, the base map. Knows no records.
        .target(name: "VectorTiles", dependencies: ["OpenKaart", "OpenDataFormats"], swiftSettings: strict),

        // Tiles of the public map: one, or all of them.
        .target(
            name: "MapTiles", dependencies: ["OpenKaart", "OpenDataFormats", "PublishedMap", "VectorTiles"],
            swiftSettings: strict),

        // The files of the whole dataset, and where they are kept.
        .target(
            name: "OpenDataFiles",
            dependencies: [
                "OpenKaart", "OpenDataFormats", "GeoPackage", "CFiles", "CGzip",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // What is said of those files: manifest, catalogue and other metadata. Pure functions.
        .target(name: "OpenDataCatalogue", dependencies: ["OpenKaart", "OpenDataFormats"], swiftSettings: strict),

        // Tiles in one file: PMTiles and MBTiles.
        .target(
            name: "TileArchives",
            dependencies: [
                "OpenKaart", "OpenDataFormats", "OpenDataFiles", "PublishedMap", "VectorTiles", "MapTiles", "CGzip",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        // The pages that go with JSON documents.
        .target(name: "Pages", dependencies: ["OpenKaart", "OpenDataFormats"], swiftSettings: strict),

        // The site: pages for people, of templates, texts, styles and scripts that go into the program.
        .target(
            name: "Site",
            dependencies: [
                "OpenKaart", "OpenDataFormats", "OpenDataCatalogue",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Resources")], swiftSettings: strict),

        // The service: HTTP in, HTTP out.
        .target(
            name: "KaartService",
            dependencies: [
                "OpenKaart", "OpenDataFormats", "OpenDataFiles", "OpenDataCatalogue", "PublishedMap", "SearchIndex",
                "Pages", "Site", "CGzip", "VectorTiles", "MapTiles",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // The composition root: the command line.
        .executableTarget(
            name: "KaartCommand",
            dependencies: [
                "OpenKaart", "OpenDataFormats", "OpenDataFiles", "OpenDataCatalogue", "GeoPackage", "Projection",
                "SpatiaLiteRegister", "SearchIndex", "PublishedMap", "KaartService", "Site", "VectorTiles", "MapTiles",
                "TileArchives",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // Measures the service beside others; not part of it.
        .executableTarget(
            name: "KaartBench",
            dependencies: [
                "OpenKaart", "Projection", "PublishedMap", "SpatiaLiteRegister", "VectorTiles", "MapTiles",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: tests),

        // What several test targets need: the whole service in memory.
        .target(
            name: "TestSupport",
            dependencies: [
                "KaartService", "OpenKaart", "OpenDataFormats", "OpenDataFiles", "OpenDataCatalogue", "Projection",
                "PublishedMap", "SearchIndex", "Site", "SpatiaLiteRegister", "TileArchives", "VectorTiles",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/TestSupport", swiftSettings: tests),

        .testTarget(name: "OpenKaartTests", dependencies: ["OpenKaart"], swiftSettings: tests),
        .testTarget(
            name: "ProjectionTests", dependencies: ["Projection", "OpenKaart"], swiftSettings: tests),
        .testTarget(
            name: "OpenDataFormatsTests", dependencies: ["OpenDataFormats", "OpenKaart", "CGzip"], swiftSettings: tests),
        .testTarget(
            name: "OpenDataFilesTests",
            dependencies: ["OpenDataFiles", "OpenDataFormats", "OpenKaart", "TestSupport", "TileArchives"],
            swiftSettings: tests),
        .testTarget(
            name: "OpenDataCatalogueTests",
            dependencies: ["TestSupport", "OpenDataCatalogue", "OpenDataFormats", "OpenKaart"], swiftSettings: tests),
        .testTarget(
            name: "GeoPackageTests",
            dependencies: [
                "GeoPackage", "OpenDataFormats", "OpenKaart", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: tests),
        .testTarget(
            name: "SpatiaLiteRegisterTests",
            dependencies: [
                "SpatiaLiteRegister", "BulkSQLite", "OpenKaart", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: tests),
        .testTarget(
            name: "SearchIndexTests",
            dependencies: [
                "SearchIndex", "OpenKaart", "SpatiaLiteRegister", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: tests),
        .testTarget(
            name: "PagesTests", dependencies: ["TestSupport", "Pages", "OpenDataFormats", "OpenKaart"],
            swiftSettings: tests),
        .testTarget(
            name: "SiteTests",
            dependencies: ["TestSupport", "Site", "OpenDataCatalogue", "OpenDataFormats", "OpenKaart"],
            swiftSettings: tests),
        .testTarget(
            name: "PublishedMapTests",
            dependencies: ["PublishedMap", "OpenKaart", "Projection", "SpatiaLiteRegister"], swiftSettings: tests),
        .testTarget(
            name: "VectorTilesTests", dependencies: ["TestSupport", "VectorTiles", "OpenDataFormats", "OpenKaart"],
            swiftSettings: tests),
        .testTarget(
            name: "MapTilesTests",
            dependencies: [
                "TestSupport", "MapTiles", "VectorTiles", "TileArchives", "PublishedMap", "OpenDataFiles",
                "OpenDataFormats", "OpenKaart", "Projection",
            ], swiftSettings: tests),
        .testTarget(
            name: "KaartServiceTests",
            dependencies: [
                "TestSupport", "KaartService", "OpenKaart", "OpenDataFormats", "OpenDataFiles", "OpenDataCatalogue",
                "Projection", "PublishedMap", "SearchIndex", "Site", "SpatiaLiteRegister", "VectorTiles", "MapTiles",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: tests),
        // The standards as checklists: suites and tests bear the names of the rules.
        .testTarget(
            name: "StandardsTests",
            dependencies: [
                "TestSupport", "KaartService", "OpenKaart", "OpenDataFormats", "OpenDataFiles", "OpenDataCatalogue",
                "Projection", "PublishedMap", "SearchIndex", "Site", "SpatiaLiteRegister", "VectorTiles",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: tests),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["KaartCommand", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: tests),
    ]
)
