import HTTPTypes
import OpenDataCatalogue
import OpenDataFormats
import OpenKaart

/// The description of the API (OpenAPI 3.0.3), made of the resources that answer it. Dutch, for people and programs.
struct OpenAPIDocument {
    let resources: [Resource]
    let contact: Contact
    let rules: Rules

    /// The document as clients of these links get it. Paths stand under `/v1`; what lies beside it (files, health) is not part of
    /// the API.
    func document(_ links: Links) -> JSONValue {
        var paths: [(String, JSONValue?)] = []
        for resource in resources where Self.isInAPI(resource) {
            let path = String(resource.template.dropFirst("/v1".count))
            paths.append((path.isEmpty ? "/" : path, pathItem(resource)))
        }
        return .object([
            ("openapi", "3.0.3"), ("info", info), ("servers", [["url": .string(links.landingPage)]]),
            ("tags", .array(Operation.Tag.allCases.map { ["name": .string($0.rawValue)] })),
            ("paths", .object(paths)),
            (
                "components",
                [
                    "schemas": ComponentSchemas(rules: rules).document,
                    "headers": .object(AnswerHeader.allCases.map { ($0.rawValue, $0.document) }),
                    "securitySchemes": [
                        "moderator": [
                            "type": "http", "scheme": "bearer", "description": "Het token van een moderator.",
                        ],
                        "bewerklink": [
                            "type": "http", "scheme": "bearer",
                            "description":
                                "Het token uit de bewerklink van een inzending: wat achter de laatste schuine streep staat.",
                        ],
                        "sessie": [
                            "type": "apiKey", "in": "cookie", "name": .string(SessionCookie(links).name),
                            "description":
                                "De cookie van een moderator die is aangemeld. Wie iets verandert, stuurt ook X-CSRF-Token mee.",
                        ],
                    ],
                ]
            ),
        ])
    }

    static func isInAPI(_ resource: Resource) -> Bool {
        resource.template == "/v1" || resource.template.hasPrefix("/v1/")
    }

    private var info: JSONValue {
        [
            "title": "Open Kaart",
            "description":
                "Initiatieven van Open Overheid in Nederland, met hun plaats op de kaart. Volgt OGC API Features en de NLGov REST API Design Rules. Fouten zijn application/problem+json.",
            "version": .string(KaartService.apiVersion),
            "contact": [
                "name": .string(contact.name), "email": .string(contact.email), "url": .string(contact.url),
            ],
            "license": ["name": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"],
        ]
    }

    private func pathItem(_ resource: Resource) -> JSONValue {
        let names = resource.template.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            String($0.dropFirst().dropLast())
        }
        return .object(
            Resource.methods.compactMap { method in
                resource.operations[method].map {
                    (method.rawValue.lowercased(), operation($0, method, pathNames: names))
                }
            })
    }

    private func operation(_ operation: Operation, _ method: HTTPRequest.Method, pathNames: [String]) -> JSONValue {
        let described = operation.parameters.filter { $0.place == .path }.map(\.name)
        var parameters = pathNames.filter { !described.contains($0) }.map(Parameters.path)
        parameters += operation.parameters
        if method != .get, operation.access == .moderators || operation.access == .session {
            parameters.append(Parameters.csrf)
        }
        if operation.hasForms { parameters.append(Parameters.f(operation.formats)) }
        return .object([
            ("operationId", .string(operation.id)), ("tags", [.string(operation.tag.rawValue)]),
            ("summary", .string(operation.summary)),
            ("description", operation.description.isEmpty ? nil : .string(operation.description)),
            ("parameters", parameters.isEmpty ? nil : .array(parameters.map(\.document))),
            ("requestBody", operation.body.map(requestBody)),
            ("responses", .object(responses(operation, method, hasPath: !pathNames.isEmpty))),
            ("security", Self.security(operation.access, method)),
        ])
    }

    private func requestBody(_ body: Operation.RequestBody) -> JSONValue {
        [
            "required": true,
            "content": .object(
                body.contents.map { type, schema, example in
                    (type, ["schema": Self.reference(schema), "example": example.document])
                }),
        ]
    }

    private func responses(
        _ operation: Operation, _ method: HTTPRequest.Method, hasPath: Bool
    ) -> [(String, JSONValue?)] {
        let success = operation.success
        let formats = operation.formats.isEmpty ? [.json] : operation.formats
        func schema(_ format: Format) -> JSONValue {
            switch format {
            case .html, .csv, .lines: ["type": "string"]
            case .geopackage, .flatgeobuf, .pmtiles: ["type": "string", "format": "binary"]
            default: Self.reference(success.schema)
            }
        }
        let content: [(String, JSONValue?)] = formats.map { format in
            (String(format == .openAPI ? format.mediaType[...] : format.essence), ["schema": schema(format)])
        }
        var responses: [(String, JSONValue?)] = [
            (
                "\(success.status.code)",
                .object([
                    ("description", .string(success.description)),
                    (
                        "headers",
                        .object(([.apiVersion] + success.headers).map { ($0.rawValue, Self.headerReference($0)) })
                    ),
                    ("content", success.schema.isEmpty ? nil : .object(content)),
                ])
            )
        ]
        if operation.mayBeEmpty {
            responses.append(
                (
                    "204",
                    [
                        "description": "Er staat niets in.",
                        "headers": ["API-Version": Self.headerReference(.apiVersion)],
                    ]
                ))
        }
        if method == .get, success.headers.contains(.eTag) {
            responses.append(
                (
                    "304",
                    [
                        "description": "De versie die u hebt, klopt nog.",
                        "headers": ["API-Version": Self.headerReference(.apiVersion)],
                    ]
                ))
        }
        for status in failures(operation, method, hasPath: hasPath) {
            responses.append(("\(status.code)", failure(status)))
        }
        return responses
    }

    /// What follows from an operation, and what it says itself.
    private func failures(_ operation: Operation, _ method: HTTPRequest.Method, hasPath: Bool) -> [HTTPResponse.Status]
    {
        // An unknown parameter is an error everywhere.
        var failures: Set<HTTPResponse.Status> = [.badRequest, .internalServerError, .notAcceptable]
        failures.formUnion(operation.failures)
        // Who is no moderator does not learn whether there is such a submission.
        if hasPath, operation.access != .senders { failures.insert(.notFound) }
        if operation.access != .everybody { failures.formUnion([.unauthorized, .serviceUnavailable]) }
        // Wrong tokens of moderators are limited.
        if operation.access == .moderators || operation.access == .senders && method == .get {
            failures.insert(.tooManyRequests)
        }
        // By a session, without its CSRF token.
        if method != .get, operation.access == .moderators || operation.access == .session {
            failures.insert(.forbidden)
        }
        if operation.body != nil {
            failures.formUnion([.unsupportedMediaType, .contentTooLarge, .serviceUnavailable])
        }
        return failures.sorted { $0.code < $1.code }
    }

    private func failure(_ status: HTTPResponse.Status) -> JSONValue {
        let headers: [AnswerHeader] =
            [.apiVersion] + (status == .serviceUnavailable || status == .tooManyRequests ? [.retryAfter] : [])
        return [
            "description": .string(Self.descriptions[status.code] ?? "Er ging iets mis."),
            "headers": .object(headers.map { ($0.rawValue, Self.headerReference($0)) }),
            "content": ["application/problem+json": ["schema": Self.reference("Problem")]],
        ]
    }

    private static func security(_ access: Operation.Access, _ method: HTTPRequest.Method) -> JSONValue? {
        switch access {
        case .everybody: nil
        case .moderators: [["moderator": []], ["sessie": []]]
        case .session: [["sessie": []]]
        case .senders where method == .get: [["moderator": []], ["sessie": []], ["bewerklink": []]]
        // Moderators read it and decide; only its sender changes it.
        case .senders: [["bewerklink": []]]
        }
    }

    private static let descriptions: [Int: String] = [
        400: "De vraag klopt niet; in errors staat wat er mis is.", 401: "Er is geen geldig token meegestuurd.",
        403: "U bent bekend, maar dit mag niet; of het csrf-token ontbreekt.", 404: "Dit is er niet.",
        406: "Deze vorm van het antwoord is er niet.", 409: "Dit kan nu niet meer.",
        413: "De inhoud is te groot.", 429: "Te veel verzoeken; Retry-After zegt wanneer het weer kan.",
        415: "Dit soort inhoud kan hier niet.", 500: "Er ging iets mis in de dienst.",
        503: "De dienst is bezig of start nog.",
    ]

    private static func reference(_ schema: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(schema)")] }

    private static func headerReference(_ header: AnswerHeader) -> JSONValue {
        ["$ref": .string("#/components/headers/\(header.rawValue)")]
    }
}
