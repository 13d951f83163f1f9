import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

/// A request of a moderator who is logged in, to a page of the desk.
struct DeskCall: Sendable {
    let request: APIRequest
    /// The key of the session.
    let key: String
    let moderator: Moderator
    let frame: SiteFrame
    let visit: DeskVisit
    /// The texts of the page.
    let texts: TextCatalogue
    /// What was sent; empty when nothing was.
    let form: PageForm

    /// Whether the form only comes back to be looked at once more, after logging in anew.
    var isReview: Bool { !form["nakijken"].isEmpty }
}

extension KaartService {
    /// Answers a request to the desk. Who is not logged in gets the page to do so, with what they sent kept in it; a form without the
    /// token of the session does nothing, and comes back to be sent once more.
    ///
    /// - Parameters:
    ///   - form: what was sent, for POST.
    ///   - body: makes the answer.
    func atDesk(
        _ request: APIRequest, sending form: PageForm? = nil, _ body: (DeskCall) async throws -> Response
    ) async throws -> Response {
        let frame = frame(request)
        guard let (key, session) = try await openSession(of: request) else {
            return logInFirst(request, frame, form)
        }
        if let form, !CSRFToken.isRight(form[PageForm.csrfField], session: key) {
            let page = DeskReturnPage(
                target: request.http.uri.path, csrf: CSRFToken.of(session: key), kept: Self.inputs(of: form))
            return siteAnswers.personal(page, frame, status: .forbidden)
        }
        let now = clock.now()
        let waiting = try await blocking.run { [desk] in
            (submissions: try desk.queue(status: .submitted, limit: 0).total, reports: try desk.openReports())
        }
        return try await body(
            DeskCall(
                request: request, key: key, moderator: session.moderator, frame: frame,
                visit: DeskVisit(
                    moderator: session.moderator, csrf: CSRFToken.of(session: key), now: now,
                    waiting: waiting.submissions, reports: waiting.reports, themes: rules.themes),
                texts: siteAnswers.site.texts(frame.language), form: form ?? PageForm(fields: [], body: [])))
    }

    /// The session of the cookie, if it has not ended.
    private func openSession(of request: APIRequest) async throws -> (key: String, session: ModeratorSession)? {
        guard let key = SessionCookie(request.links).key(in: request.http.headers) else { return nil }
        let now = clock.now()
        guard let session = try await blocking.run({ [moderators] in try moderators.session(key, at: now) }) else {
            return nil
        }
        uses.note(.session(key: key), after: session.lastUsedAt, at: now)
        return (key, session)
    }

    private func logInFirst(_ request: APIRequest, _ frame: SiteFrame, _ form: PageForm?) -> Response {
        let hadSession = SessionCookie(request.links).key(in: request.http.headers) != nil
        let page = DeskLoginPage(
            hadSession || form != nil ? .ended : .plain, target: request.http.uri.path,
            kept: form.map(Self.inputs) ?? [])
        // The front door is open to everybody; behind it one has to be known.
        let isDoor = request.http.uri.path == DeskSection.queue.rawValue && form == nil
        var response = siteAnswers.personal(page, frame, status: isDoor ? .ok : .unauthorized)
        if !isDoor { response.headers[.wwwAuthenticate] = HTTPProblem.unauthorized.headers[.wwwAuthenticate] }
        return response
    }

    /// What somebody filled in, without what belongs to the session.
    private static func inputs(of form: PageForm) -> [DeskInput] {
        form.fields.filter { $0.name != PageForm.csrfField && $0.name != "nakijken" }.map {
            DeskInput($0.name, $0.value)
        }
    }

    /// What GET does at the address of a page of the desk.
    ///
    /// - Parameter read: takes what the query asks for; what is wrong with it is noted.
    func deskOperation<Question: Sendable>(
        _ id: String, _ summary: String, parameters: [Parameter] = [],
        read: @escaping @Sendable (inout QueryReader) -> Question,
        _ body: @escaping @Sendable (DeskCall, Question) async throws -> Response
    ) -> Operation {
        pageOperation(id, summary, parameters: parameters, access: .session) { [self] request in
            var query = request.query
            query.leaveOutEmpty()
            query.language()
            let question = read(&query)
            try query.finish()
            return try await atDesk(request) { call in try await body(call, question) }
        }
    }

    /// What POST does at the address of a page of the desk.
    func deskForm(
        _ id: String, _ summary: String, _ body: @escaping @Sendable (DeskCall) async throws -> Response
    ) -> Operation {
        formOperation(id, summary, access: .session) { [self] request in
            try request.takesLanguageOnly()
            let form = try await PageForm.read(request)
            return try await atDesk(request, sending: form, body)
        }
    }
}

extension QueryReader {
    /// The page of a list, from 1.
    mutating func pageNumber() -> Int {
        value("bladzijde") { text throws(Problem) in
            guard let number = Int(text), (1...100_000).contains(number) else {
                throw Problem(
                    member: "bladzijde", code: .invalid,
                    detail: "'\(text.prefix(20))' is geen bladzijde. Geef een getal vanaf 1.")
            }
            return number
        } ?? 1
    }

    /// One of the values of an enumeration.
    mutating func choice<Value: RawRepresentable & CaseIterable>(_ name: String, _ type: Value.Type) -> Value?
    where Value.RawValue == String {
        value(name) { text throws(Problem) in
            guard let value = Value(rawValue: text) else {
                throw Problem(
                    member: name, code: .unknownValue,
                    detail: "'\(text.prefix(40))' kan hier niet. Kies uit: "
                        + Value.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            }
            return value
        }
    }

    /// The id of a submission or report.
    mutating func identity(_ name: String) -> InitiativeID? {
        value(name) { text throws(Problem) in
            guard let id = InitiativeID(parsing: text) else {
                throw Problem(member: name, code: .invalid, detail: "'\(text.prefix(40))' is geen id.")
            }
            return id
        }
    }
}
