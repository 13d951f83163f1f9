/// What stands around the content of a page, and where the page is: language, addresses, messages.
package struct SiteFrame: Sendable {
    package let language: Language
    /// Whether the address says the language, so that links keep it.
    package let isExplicit: Bool
    /// Where people reach the service, without a slash at the end.
    package let base: String
    /// The path of this page below it.
    package let path: String
    /// The query without `lang`.
    package let query: [(String, String)]

    package init(language: Language, isExplicit: Bool, base: String, path: String, query: [(String, String)]) {
        self.language = language
        self.isExplicit = isExplicit
        self.base = base
        self.path = path
        self.query = query
    }

    /// An address for a link on the page: a path of this site, with its parameters, in the language of the page.
    ///
    /// Paths, not whole addresses: so the page works under every name that it is reached by.
    package func address(_ path: String, _ query: [(String, String)] = []) -> String {
        root + SiteAddress.with(query + (isExplicit ? [("lang", language.rawValue)] : []), path)
    }

    /// The same page in a language.
    func here(in language: Language) -> String {
        root + SiteAddress.with(query + [("lang", language.rawValue)], path)
    }

    /// The lasting address of this page: the Dutch one has no `lang`.
    func canonical(in language: Language) -> String {
        base + SiteAddress.with(query + (language == .dutch ? [] : [("lang", language.rawValue)]), path)
    }

    /// A whole address of this site, to be copied or read by a program.
    package func whole(_ path: String, _ query: [(String, String)] = []) -> String {
        base + SiteAddress.with(query, path)
    }

    /// The path of the base address; mostly empty.
    var root: String {
        guard let scheme = base.firstRange(of: "://") else { return "" }
        let rest = base[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
    }
}
