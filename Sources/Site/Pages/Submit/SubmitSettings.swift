import OpenDataFormats
import OpenKaart

/// What the scripts of the form have to know: a block of data in the page.
struct SubmitSettings {
    private let setup: SubmitSetup
    private let frame: SiteFrame
    private let texts: TextCatalogue

    init(_ setup: SubmitSetup, _ frame: SiteFrame, _ texts: TextCatalogue) {
        self.setup = setup
        self.frame = frame
        self.texts = texts
    }

    var document: JSONValue {
        [
            "find": .string(frame.root + "/indienen/plek"), "duplicates": .string(frame.root + "/v1/dubbelen"),
            "record": .string(frame.root + "/initiatieven/"), "language": .string(frame.language.rawValue),
            "addresses": setup.locationServer.map { .string($0) } ?? .null,
            "proofBits": .number(Double(setup.proofBits)),
            "keepsDraft": .bool(setup.purpose == .addition),
            "own": setup.purpose.record.map { .string($0.id) } ?? .null,
            "tiles": setup.background.map { ["url": .string($0.template), "attribution": .string($0.attribution)] }
                ?? .null,
            "texts": .object(
                JSONObject(
                    members: (Self.keys + Self.mapKeys).map { key in
                        .init(name: String(key.drop { $0 != "-" }.dropFirst()), value: .string(texts.text(key)))
                    })),
        ]
    }

    /// What every map says.
    private static let mapKeys = ["map-zoom-in", "map-zoom-out", "map-own-attribution"]

    /// Texts that the scripts of the form need.
    private static let keys = [
        "submit-pin", "submit-placed", "submit-moved", "submit-locating", "submit-located", "submit-not-located",
        "submit-location-denied", "submit-choices", "submit-failed",
        "submit-duplicates", "submit-metres", "submit-kilometres",
        "submit-draft-restored", "submit-draft-clear", "submit-draft-cleared",
    ]
}
