/// What is known so far about the GeoJSON text that is being read: one object at the outermost level of the file.
struct GeoJSONText {
    /// Which of the RFC 7946 §1.4 types the text can be.
    enum Kind: Equatable {
        /// No "type" member was read yet.
        case unknown
        /// A Feature.
        case feature
        /// A FeatureCollection.
        case collection
        /// Anything else.
        case other
    }

    /// The physical line on which the text begins.
    let line: Int
    /// What its "type" member says.
    var kind = Kind.unknown
    /// Whether its "features" array was met, so that features have been handed out.
    var hasFeatures = false
    /// Whether a member was read, so that a comma has to come before the next.
    var hasMembers = false

    /// Takes over the value of the "type" member; nil when it was too long to be a type.
    mutating func setKind(_ bytes: [UInt8]?) {
        switch bytes.flatMap({ try? JSONParser.parse($0) }) {
        case .string("Feature"): kind = .feature
        case .string("FeatureCollection"): kind = .collection
        default: kind = .other
        }
    }

    /// What is wrong with a text that has come to its end, in Dutch; nil when it is a Feature or a FeatureCollection.
    var problemAtEnd: String? {
        switch (kind, hasFeatures) {
        case (.feature, false), (.collection, true):
            nil
        case (.collection, false):
            "In de FeatureCollection ontbreekt de lijst \"features\". Zet de features in die lijst."
        case (_, true):
            "Bij de lijst \"features\" hoort \"type\": \"FeatureCollection\". Zet dat type erbij."
        case (_, false):
            "Dit is geen Feature en geen FeatureCollection. Maak van elk punt een Feature."
        }
    }
}
