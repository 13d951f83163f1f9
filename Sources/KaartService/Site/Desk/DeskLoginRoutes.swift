import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

extension KaartService {
    var deskLoginResources: [Resource] {
        [
            Resource(
                "/moderatie/aanmelden",
                [.post: formOperation("meldAanMetFormulier", "Aanmelden met het formulier", handler: logInAtDesk)]),
            Resource(
                "/moderatie/afmelden",
                [
                    .post: deskForm("meldAfMetFormulier", "Afmelden met het formulier") { [self] call in
                        let cookie = try await endSession(call.key, of: call.moderator, call.request)
                        let page = DeskLoginPage(.loggedOut, target: DeskSection.queue.rawValue)
                        var response = siteAnswers.personal(page, call.frame)
                        response.headers[.setCookie] = cookie
                        return response
                    }
                ]),
        ]
    }

    /// Begins a session, and leads on: to the page that was asked for, or back to a form that was sent when the session had ended.
    @Sendable private func logInAtDesk(_ request: APIRequest) async throws -> Response {
        try request.takesLanguageOnly()
        let form = try await PageForm.read(request)
        let frame = frame(request)
        let target = Self.target(form["verder"])
        let kept = form.fields.compactMap { field in
            field.name.hasPrefix(Self.keptPrefix)
                ? DeskInput(String(field.name.dropFirst(Self.keptPrefix.count)), field.value) : nil
        }
        func again(_ problem: Problem, _ status: HTTPResponse.Status) -> Response {
            // The token is not shown again.
            let page = DeskLoginPage(form: FormState(problems: [problem]), target: target, kept: kept)
            return siteAnswers.personal(page, frame, status: status)
        }
        let token = form["token"].trimmingPrefix(while: \.isWhitespace)
        guard let last = token.lastIndex(where: { !$0.isWhitespace }) else {
            return again(
                Problem(member: "token", code: .missing, detail: "Vul uw token in. Het begint met okm_."), .badRequest)
        }
        let begun: (key: String, session: ModeratorSession, cookie: String)
        do {
            begun = try await beginSession(String(token[...last]), request)
        } catch let problem as HTTPProblem where problem.status == .unauthorized || problem.status == .tooManyRequests {
            var response = again(
                Problem(member: "token", code: .invalid, detail: problem.detail), problem.status)
            for field in problem.headers { response.headers[field.name] = field.value }
            return response
        }
        let csrf = CSRFToken.of(session: begun.key)
        var response =
            kept.isEmpty
            ? seeOther(frame.address(Self.page(of: target)))
            : siteAnswers.personal(DeskReturnPage(target: target, csrf: csrf, kept: kept), frame)
        response.headers[.setCookie] = begun.cookie
        return response
    }

    /// By this fields are known that were sent to another page.
    private static let keptPrefix = "bewaard."

    /// A path of the desk; the queue when it is something else.
    private static func target(_ text: String) -> String {
        let door = DeskSection.queue.rawValue
        let isPath = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
        return isPath && text.hasPrefix(door + "/") && !text.contains("//") ? text : door
    }

    /// The page that goes with an address which takes forms alone.
    private static func page(of target: String) -> String {
        if target.hasSuffix("/bewerklink") { return String(target.dropLast("/bewerklink".count)) }
        let forms = ["/moderatie/afwijzen", "/moderatie/aanmelden", "/moderatie/afmelden"]
        return forms.contains(target) ? DeskSection.queue.rawValue : target
    }
}
