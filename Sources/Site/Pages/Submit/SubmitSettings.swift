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
            "addresses": setup.locationServer.map { .string($0) } ?? .null, "proofBits": .number(Double(setup.proofBits)),
            "keepsDraft": .bool(setup.purpose == .addition),
            "own": setup.purpose.record.map { .string($0.id) } ?? .null,
            "texts": .object(
                JSONObject(members: Self.keys.map { .init(name: String($0.dropFirst(7)), value: .string(texts.text($0))) })),
        ]
    }

    /// Texts that the scripts need.
    private static let keys = [
        "submit-pin", "submit-placed", "submit-moved", "submit-locating", "submit-located", "submit-not-located",
        "submit-location-denied", "submit-choices", "submit-failed",
        "submit-zoom-in", "submit-zoom-out", "submit-attribution", "submit-duplicates", "submit-metres", "submit-kilometres",
        "submit-draft-restored", "submit-draft-clear", "submit-draft-cleared",
    ]
}
