import HTTPTypes
import Hummingbird
import OpenDataFormats
import OpenKaart
import Site

/// A form that a page of ours sent: its fields, read within bounds.
struct PageForm: Sendable {
    static let mediaType = "application/x-www-form-urlencoded"
    /// The hidden field with the token of a session.
    static let csrfField = "csrf"

    let fields: [FormFields.Field]
    let body: [UInt8]

    /// The value of a field; empty when it is not there.
    subscript(name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    /// All values of a field that may be there more than once.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The ticket of a form of ours, when it can be the key of a request: visible characters.
    var ticket: String? {
        let ticket = self[Member.formTicket]
        let isKey = ticket.utf8.count <= 255 && ticket.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return isKey && !ticket.isEmpty ? ticket : nil
    }

    /// The bytes by which two forms are known to say the same, whatever button was pressed.
    func content(of names: [String]) -> [UInt8] {
        names.flatMap { name in Array("\(name)=\(self[name])\u{0}".utf8) }
    }

    /// What was filled in, to show the form again.
    func state(_ problems: [Problem] = []) -> FormState {
        FormState(
            Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }), problems: problems)
    }

    /// Reads the form of a request.
    ///
    /// - Throws: `HTTPProblem`: 415 for another media type, 413, 400, and 403 when a page of another site sent it.
    static func read(_ request: APIRequest) async throws -> PageForm {
        guard isOurs(request) else {
            throw HTTPProblem.forbidden(
                "Dit formulier kwam niet van een pagina van deze dienst. Er is niets opgeslagen.")
        }
        guard Body.mediaType(request) == mediaType else { throw HTTPProblem.unsupportedMediaType([mediaType]) }
        let body = try await Body.read(request)
        do { return PageForm(fields: try FormFields.parse(body), body: body) } catch {
            throw HTTPProblem.unreadable(error)
        }
    }

    /// Whether no page of another site sent it. Browsers tell by `Sec-Fetch-Site`, older ones by `Origin`; who is no browser has no
    /// cookies that could be misused.
    static func isOurs(_ request: APIRequest) -> Bool {
        if let site = request.http.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.http.headers[.origin] else { return true }
        return request.links.base == origin || request.links.base.hasPrefix(origin + "/")
    }
}
