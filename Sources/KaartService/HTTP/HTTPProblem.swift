import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats
import OpenKaart

/// Everything that can go wrong with a request: the closed list of problem answers (RFC 9457, ADR /core/error-handling).
struct HTTPProblem: Error, Sendable {
    let status: HTTPResponse.Status
    /// The same for every problem of its kind; Dutch.
    let title: String
    /// What was wrong this time and what to do; Dutch.
    let detail: String
    var errors: [Entry] = []
    var headers = HTTPFields()

    /// One mistake in the input.
    struct Entry: Sendable {
        let part: Part
        /// A JSON pointer in a body, a name in a query.
        let location: String
        let code: String
        let detail: String

        enum Part: String, Sendable {
            case body, query, path, header
        }
    }
}

extension HTTPProblem {
    /// Mistakes in a query, a path or a header; `location` is the member itself.
    static func invalid(_ problems: [Problem], in part: Entry.Part) -> HTTPProblem {
        invalid(problems, in: part, location: { $0 })
    }

    /// Mistakes with a location of their own making.
    static func invalid(_ problems: [Problem], in part: Entry.Part, location: (String) -> String) -> HTTPProblem {
        let entries = problems.map {
            Entry(
                part: part, location: location(String($0.member.prefix(100))), code: $0.code.rawValue, detail: $0.detail
            )
        }
        return HTTPProblem(
            status: .badRequest, title: "Ongeldige invoer",
            detail: entries.count == 1
                ? entries[0].detail : "Er zijn \(entries.count) fouten. Kijk bij 'errors' wat er mis is.",
            errors: entries)
    }

    /// A body that is not of the form it claims to be.
    static func unreadable(_ error: BodyError) -> HTTPProblem {
        HTTPProblem(
            status: .badRequest, title: "Ongeldige invoer", detail: error.detail,
            errors: [Entry(part: .body, location: "#", code: Problem.Code.invalid.rawValue, detail: error.detail)])
    }

    static let noSuchResource = HTTPProblem(
        status: .notFound, title: "Niet gevonden", detail: "Dit adres bestaat niet. Begin bij /v1 voor een overzicht.")

    static func noSuchItem(_ what: String) -> HTTPProblem {
        HTTPProblem(status: .notFound, title: "Niet gevonden", detail: "Er is geen \(what) met dit id.")
    }

    static let noSuchCluster = HTTPProblem(
        status: .notFound, title: "Niet gevonden",
        detail: "Er is geen groep met dit id. Neem een id over uit het antwoord van clusters.")

    /// A cluster that was counted with other filters: its members are not those that are asked for.
    static let clusterOfOtherFilters = HTTPProblem(
        status: .notFound, title: "Niet gevonden",
        detail:
            "Deze groep hoort bij andere filters. Geef dezelfde filters als bij clusters, of vraag clusters opnieuw op."
    )

    /// A record that was public once.
    static let gone = HTTPProblem(
        status: .gone, title: "Weggehaald", detail: "Dit initiatief stond op de kaart, maar is weggehaald.")

    static func methodNotAllowed(_ allow: String) -> HTTPProblem {
        HTTPProblem(
            status: .methodNotAllowed, title: "Methode niet toegestaan",
            detail: "Deze methode kan hier niet. Wel: \(allow).", headers: [.allow: allow])
    }

    static let unauthorized = HTTPProblem(
        status: .unauthorized, title: "Niet aangemeld",
        detail:
            "Dit is alleen voor moderatoren, of voor wie de bewerklink heeft. Stuur een geldig token mee als 'Authorization: Bearer …', of meld u aan.",
        headers: [.wwwAuthenticate: #"Bearer realm="openkaart""#])

    /// A wrong token at the login.
    static let wrongToken = HTTPProblem(
        status: .unauthorized, title: "Niet aangemeld",
        detail: "Dit token klopt niet, of het is verlopen. Vraag de beheerder zo nodig om een nieuw.",
        headers: [.wwwAuthenticate: #"Bearer realm="openkaart""#])

    /// Somebody who is known, but may not do this.
    static func forbidden(_ detail: String) -> HTTPProblem {
        HTTPProblem(status: .forbidden, title: "Niet toegestaan", detail: detail)
    }

    /// Too many wrong tokens from a network.
    static func tooManyTokens(_ seconds: Int) -> HTTPProblem {
        HTTPProblem(
            status: .tooManyRequests, title: "Te veel verzoeken",
            detail:
                "Uit uw netwerk kwamen te veel tokens die niet kloppen. Probeer het over \(seconds) seconden opnieuw.",
            headers: [.retryAfter: "\(seconds)"])
    }

    static func notAcceptable(_ formats: [Format]) -> HTTPProblem {
        let types = formats.map { String($0.essence) }.joined(separator: ", ")
        return HTTPProblem(
            status: .notAcceptable, title: "Deze vorm is er niet",
            detail: "Geef een Accept die hier kan, of laat hem weg: \(types).")
    }

    static func tooMany(_ seconds: Int) -> HTTPProblem {
        HTTPProblem(
            status: .tooManyRequests, title: "Te veel verzoeken",
            detail:
                "Er kwam te veel uit uw netwerk, of in totaal. Er is niets opgeslagen. Probeer het over \(seconds) seconden opnieuw.",
            headers: [.retryAfter: "\(seconds)"])
    }

    static func unsupportedMediaType(_ supported: [String]) -> HTTPProblem {
        HTTPProblem(
            status: .unsupportedMediaType, title: "Onbekend soort inhoud",
            detail: "Geef een Content-Type dat hier kan (in UTF-8): \(supported.joined(separator: ", ")).",
            headers: [.accept: supported.joined(separator: ", ")])
    }

    static func contentTooLarge(_ limit: Int) -> HTTPProblem {
        HTTPProblem(
            status: .contentTooLarge, title: "Te veel inhoud", detail: "De inhoud mag hoogstens \(limit) bytes zijn.",
            // What is left of the body is not read, so the connection cannot go on.
            headers: [.connection: "close"])
    }

    /// What does not go together with how things stand now.
    static func conflict(_ title: String, _ detail: String) -> HTTPProblem {
        HTTPProblem(status: .conflict, title: title, detail: detail)
    }

    static let usedKey = conflict(
        "Sleutel al gebruikt",
        "Deze Idempotency-Key is al gebruikt voor iets anders. Er is niets opgeslagen; kies een nieuwe sleutel.")

    /// A body that names a record that is not on the map.
    static func noSuchInitiative(location: (String) -> String) -> HTTPProblem {
        invalid(
            [
                Problem(
                    member: Member.initiativeID, code: .unknownValue,
                    detail: "Er is geen openbaar initiatief met dit id.")
            ], in: .body, location: location)
    }

    /// A body that breaks off, or chunks that are none.
    static let brokenBody = HTTPProblem(
        status: .badRequest, title: "Ongeldige invoer",
        detail: "De inhoud kwam niet heel aan. Er is niets opgeslagen; verstuur haar nog eens.",
        headers: [.connection: "close"])

    /// No HTTP, or more of it than fits.
    static let malformed = HTTPProblem(
        status: .badRequest, title: "Ongeldige invoer",
        detail: "Dit is geen HTTP/1.1, of het adres en de headers zijn te lang.", headers: [.connection: "close"])

    /// More answers of this kind at the same time than there is room for.
    static let crowded = HTTPProblem(
        status: .serviceUnavailable, title: "Even niet beschikbaar",
        detail: "Er zijn op dit moment te veel downloads tegelijk. Probeer het over enkele seconden opnieuw.",
        headers: [.retryAfter: "10"])

    /// A file that is made first.
    static let making = HTTPProblem(
        status: .serviceUnavailable, title: "Even niet beschikbaar",
        detail: "Dit bestand wordt nu gemaakt. Probeer het over enkele seconden opnieuw.",
        headers: [.retryAfter: "5"])

    /// A day without files.
    static let noSuchDay = HTTPProblem(
        status: .notFound, title: "Niet gevonden",
        detail: "Van deze dag zijn er geen bestanden. Kijk bij /opendata/manifest.json van welke dagen wel.")

    /// Other bytes than the client takes for granted (RFC 9110, section 13.1.1 and 13.1.4).
    static let preconditionFailed = HTTPProblem(
        status: .preconditionFailed, title: "Intussen veranderd",
        detail: "Het bestand is niet meer dat van uw If-Match of If-Unmodified-Since. Haal het opnieuw op.")

    /// No byte of what was asked for is there (RFC 9110, section 15.5.17).
    static func rangeNotSatisfiable(_ size: Int) -> HTTPProblem {
        HTTPProblem(
            status: .rangeNotSatisfiable, title: "Dit deel is er niet",
            detail: "Het bestand heeft \(size) bytes. Vraag met Range een deel daarvan.",
            headers: [.contentRange: "bytes */\(size)"])
    }

    static let busy = HTTPProblem(
        status: .serviceUnavailable, title: "Even niet beschikbaar",
        detail: "De dienst is bezig. Er is niets opgeslagen; probeer het over enkele seconden opnieuw.",
        headers: [.retryAfter: "5"])

    static let starting = HTTPProblem(
        status: .serviceUnavailable, title: "Even niet beschikbaar",
        detail: "De dienst start en leest de kaart nog in. Probeer het over enkele seconden opnieuw.",
        headers: [.retryAfter: "2"])

    static let indexing = HTTPProblem(
        status: .serviceUnavailable, title: "Even niet beschikbaar",
        detail: "De dienst maakt de zoekindex nog. Probeer het over enkele seconden opnieuw, of laat 'q' weg.",
        headers: [.retryAfter: "10"])

    static let failed = HTTPProblem(
        status: .internalServerError, title: "Fout in de dienst",
        detail: "Er ging iets mis bij ons. Er is niets opgeslagen; de beheerder kan het in het logboek zien.")
}

extension HTTPProblem {
    /// The document (RFC 9457, section 3).
    var document: [UInt8] {
        var writer = ByteWriter(capacity: 512)
        writer.json(
            .object([
                ("type", "about:blank"), ("title", .string(title)), ("status", .number(Double(status.code))),
                ("detail", .string(detail)),
                (
                    "errors",
                    errors.isEmpty
                        ? nil
                        : .array(
                            errors.map { entry in
                                [
                                    "in": .string(entry.part.rawValue), "location": .string(entry.location),
                                    "code": .string(entry.code), "detail": .string(entry.detail),
                                ]
                            })
                ),
            ]))
        return writer.bytes
    }

    /// The answer: `application/problem+json`, never cached.
    var response: Response {
        var response = Response.bytes(document, type: "application/problem+json", status: status)
        for field in headers { response.headers[field.name] = field.value }
        return response
    }
}
