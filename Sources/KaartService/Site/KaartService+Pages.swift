import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

extension KaartService {
    /// The parameter that every page has.
    static let languageParameter = Parameter(
        "lang", "De taal van de pagina.",
        schema: ["type": "string", "enum": .array(Language.allCases.map { .string($0.rawValue) })], example: "nl")

    /// What GET does at the address of a page.
    func pageOperation(
        _ id: String, _ summary: String, parameters: [Parameter] = [], access: Operation.Access = .everybody,
        handler: @escaping Operation.Handler
    ) -> Operation {
        Operation(
            id: id, tag: .interface, summary: summary, parameters: parameters + [Self.languageParameter],
            success: .init(status: .ok, description: "De pagina.", schema: "HTML"), access: access, formats: [.html],
            handler: handler)
    }

    /// What POST does at the address of a page: it takes a form, and leads on or shows the form again.
    func formOperation(
        _ id: String, _ summary: String, parameters: [Parameter] = [], access: Operation.Access = .everybody,
        handler: @escaping Operation.Handler
    ) -> Operation {
        Operation(
            id: id, tag: .interface, summary: summary, parameters: parameters + [Self.languageParameter],
            body: .init(contents: [(PageForm.mediaType, "Formulier", .report)]),
            success: .init(status: .seeOther, description: "Gelukt; de volgende pagina.", schema: "HTML"),
            access: access, formats: [.html], handler: handler)
    }

    /// Language and addresses of the page that a request asks for, with the rest of its query noted as read.
    ///
    /// - Parameter kept: parameters that belong to the lasting address of the page.
    func frame(_ request: APIRequest, keeping kept: [String]? = nil) -> SiteFrame {
        let asked = request.query.text("lang").flatMap(Language.init(rawValue:))
        let fields = request.query.fields.filter { $0.name != "lang" && kept?.contains($0.name) ?? true }
        return SiteFrame(
            language: asked ?? Language(accepting: request.http.headers[.acceptLanguage]), isExplicit: asked != nil,
            base: request.links.base, path: request.http.uri.path, query: fields.map { ($0.name, $0.value) })
    }

    /// A page that depends on nothing but its address: mostly text.
    func textPage(_ page: some SitePage) -> Operation.Handler {
        { [self] request in
            try request.takesLanguageOnly()
            return siteAnswers.page(page, request, frame(request))
        }
    }

    /// The answer to a form that was taken: look there (RFC 9110, section 15.4.4). `frame.address` makes the path.
    func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}

extension APIRequest {
    /// Refuses every parameter of the query but the language.
    func takesLanguageOnly() throws(HTTPProblem) {
        var query = query
        query.language()
        try query.finish()
    }
}

extension QueryReader {
    /// Notes when `lang` is no language of the pages.
    mutating func language() {
        _ = value("lang") { text throws(Problem) in
            guard let language = Language(rawValue: text) else {
                throw Problem(
                    member: "lang", code: .unknownValue,
                    detail: "'\(text.prefix(20))' is geen taal van deze pagina's. Kies uit: nl, en.")
            }
            return language
        }
    }
}
