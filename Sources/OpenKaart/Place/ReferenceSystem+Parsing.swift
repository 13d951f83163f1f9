extension ReferenceSystem {
    /// Reads the URI of a system, as in `crs`, `bbox-crs`, `filter-crs` and `Content-Crs`: also with `https:` and in angle brackets.
    ///
    /// - Parameter parameter: the name of the parameter or header, for the problem.
    /// - Throws: `unknownValue` with the URIs that there are, in Dutch (/geo/crs-query-parameter, /geo/bbox-crs-query-parameter).
    package init(parsing text: String, parameter: String) throws(Problem) {
        var uri = text[...]
        if uri.hasPrefix("<"), uri.hasSuffix(">"), uri.utf8.count > 1 { uri = uri.dropFirst().dropLast() }
        guard let system = Self.allCases.first(where: { uri == $0.uri || uri == $0.secureURI }) else {
            // Scalars, for one character can be of any length.
            let start = String(text.unicodeScalars.prefix(100))
            let known = Self.allCases.map(\.uri).joined(separator: ", ")
            throw Problem(
                member: parameter, code: .unknownValue,
                detail: "'\(start)' is geen coördinatenstelsel van deze dienst. Kies uit: \(known).")
        }
        self = system
    }

    private var secureURI: String { "https" + uri.dropFirst("http".count) }
}
