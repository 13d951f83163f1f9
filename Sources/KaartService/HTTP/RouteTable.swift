import HTTPTypes
import Hummingbird

/// Finds the resource of an address and the operation of a method, as HTTP asks: 404 for an unknown address (also with a slash at
/// the end), 405 with `Allow` for another method, HEAD wherever GET is, OPTIONS everywhere.
struct RouteTable: HTTPResponder {
    /// A resource and its operations, ready to be asked.
    private final class Entry: Sendable {
        let resource: Resource
        let endpoints: [HTTPRequest.Method: Endpoint]

        init(_ resource: Resource) {
            self.resource = resource
            endpoints = resource.operations.mapValues { Endpoint($0) }
        }
    }

    /// A part of a template between slashes.
    private enum Segment {
        case fixed(String)
        /// A part in braces, without them.
        case parameter(String)

        init(_ text: String) {
            self = text.hasPrefix("{") ? .parameter(String(text.dropFirst().dropLast())) : .fixed(text)
        }

        func fits(_ given: Substring.UTF8View) -> Bool {
            if case .fixed(let text) = self { text.utf8.elementsEqual(given) } else { !given.isEmpty }
        }
    }

    private let fixed: [String: Entry]
    /// By the number of segments.
    private let patterns: [Int: [(segments: [Segment], entry: Entry)]]
    private let origin: Origin

    init(_ resources: [Resource], origin: Origin) {
        var fixed: [String: Entry] = [:]
        for resource in resources where !resource.template.contains("{") {
            let entry = Entry(resource)
            fixed[resource.template] = entry
            if resource.allowsTrailingSlash { fixed[resource.template + "/"] = entry }
        }
        self.fixed = fixed
        self.origin = origin
        let patterns = resources.filter { $0.template.contains("{") }.map { resource in
            (segments: Self.segments(resource.template).map { Segment(String(Substring($0))) }, entry: Entry(resource))
        }
        self.patterns = Dictionary(grouping: patterns, by: \.segments.count)
    }

    func respond(to request: Request, context: KaartContext) async throws -> Response {
        guard let (entry, parameters) = find(request.uri.path) else { throw HTTPProblem.noSuchResource }
        let isHead = request.method == .head && entry.endpoints[.head] == nil
        guard let endpoint = entry.endpoints[isHead ? .get : request.method] else {
            if request.method == .options { return Self.options(entry.resource) }
            throw HTTPProblem.methodNotAllowed(entry.resource.allow)
        }
        let links = origin.links(of: request, from: context)
        let network = endpoint.countsNetworks ? origin.network(of: request, from: context) : []
        let response = try await endpoint.operation.handler(
            APIRequest(request, for: endpoint, parameters: parameters, links: links, network: network))
        return isHead ? response.withoutBody() : response
    }

    private func find(_ path: String) -> (Entry, [String: String])? {
        if let entry = fixed[path] { return (entry, [:]) }
        let segments = Self.segments(path)
        for (pattern, entry) in patterns[segments.count] ?? [] {
            guard pattern.indices.allSatisfy({ pattern[$0].fits(segments[$0]) }) else { continue }
            var parameters: [String: String] = [:]
            for (segment, given) in zip(pattern, segments) {
                if case .parameter(let name) = segment { parameters[name] = String(Substring(given)) }
            }
            return (entry, parameters)
        }
        return nil
    }

    private static func segments(_ path: String) -> [Substring.UTF8View] {
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    }

    /// Also the answer to a browser that asks whether another origin may (CORS preflight).
    private static func options(_ resource: Resource) -> Response {
        var headers = HTTPFields()
        headers[.allow] = resource.allow
        headers[.accessControlAllowMethods] = resource.allow
        // Without X-CSRF-Token: what goes by a session comes from our own pages only.
        headers[.accessControlAllowHeaders] =
            "Authorization, Content-Crs, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Range, Proof-Of-Work, Range"
        headers[.accessControlMaxAge] = "86400"
        return Response(status: .noContent, headers: headers)
    }
}
