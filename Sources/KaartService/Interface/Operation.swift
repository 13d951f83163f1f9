import HTTPTypes
import Hummingbird

/// What one method of a resource does, for whom, and what may be asked: the routes, the checks of requests and the OpenAPI document
/// all come from this one value, so that they cannot drift apart.
struct Operation: Sendable {
    typealias Handler = @Sendable (APIRequest) async throws -> Response

    /// Unique in the document; camel case.
    let id: String
    let tag: Tag
    /// One line; Dutch.
    let summary: String
    /// More, for people; Dutch.
    var description = ""
    /// Beside those in the path, which the template names, and `f`, which goes with more than one form.
    var parameters: [Parameter] = []
    var body: RequestBody?
    /// What it answers when all is well.
    let success: Answer
    /// Whether it may also be well and have nothing to give: 204.
    var mayBeEmpty = false
    /// What else can go wrong than what follows from the rest: 400 with parameters or a body, 404 with an id, and so on.
    var failures: [HTTPResponse.Status] = []
    var access = Access.everybody
    /// The forms of the answer, the first one when the client does not care; none where there is only one and no choice.
    var formats: [Format] = []
    /// Whether the address is that of a file, whose form does not depend on what a client accepts (RFC 9110, section 12.4.1).
    var isFile = false
    let handler: Handler

    /// The chapters of the document.
    enum Tag: String, CaseIterable, Sendable {
        case interface = "Over deze API"
        case data = "Initiatieven"
        case tiles = "Tegels"
        case submissions = "Inzendingen"
        case reports = "Meldingen"
        case moderators = "Moderatoren"
    }

    /// Who may ask.
    enum Access: Sendable {
        case everybody, moderators
        /// Who sent something in, by the token of the edit link; moderators as well.
        case senders
        /// Who is logged in, by the cookie alone: it is about the session.
        case session
    }

    /// The answer when all is well.
    struct Answer: Sendable {
        let status: HTTPResponse.Status
        /// Dutch.
        let description: String
        /// The name of a schema among the components; empty when there is no body.
        let schema: String
        var headers: [AnswerHeader] = []
    }

    /// A body that the operation takes.
    struct RequestBody: Sendable {
        /// Media types with the name of a schema and an example each.
        let contents: [(type: String, schema: String, example: Example)]
    }

    /// Whether the parameter `f` is known.
    var hasForms: Bool { formats.count > 1 || formats == [.json] || formats == [.mvt] }

    /// The names of the query parameters.
    var queryNames: [String] {
        parameters.filter { $0.place == .query }.map(\.name) + (hasForms ? ["f"] : [])
    }
}
