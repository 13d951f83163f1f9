import OpenDataFormats

/// What a Feature is called.
enum FeatureTitle {
    /// The title of a Feature, or else its id: a link must have a text (WCAG 2.4.4).
    static func of(_ feature: JSONObject) -> String {
        if let title = feature.object("properties")?.text("titel"), !title.allSatisfy(\.isWhitespace) { return title }
        return feature.text("id").map { "Initiatief \($0)" } ?? "Initiatief zonder titel"
    }
}
