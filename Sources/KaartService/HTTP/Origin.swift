import HTTPTypes
import Hummingbird
package import OpenKaart

/// Where clients reach the service: always the same address, or the one that a trusted proxy tells (RFC 7239; `X-Forwarded-*`).
package struct Origin: Sendable {
    private let fixed: Links
    private let isFixed: Bool
    private let proxies: [AddressRange]

    /// - Parameters:
    ///   - base: the address without a slash at the end, also for requests that come by no proxy.
    ///   - isFixed: whether that is the address whatever proxies say.
    ///   - proxies: whose headers are believed; of all others they are left unread, because anybody can send them.
    package init(base: String, isFixed: Bool = false, proxies: [AddressRange] = []) {
        fixed = Links(base: base)
        self.isFixed = isFixed
        self.proxies = proxies
    }

    /// The links in an answer to a request. Hot path.
    func links(of request: Request, from context: KaartContext) -> Links {
        guard !isFixed, !proxies.isEmpty, let peer = context.peer, isTrusted(peer) else { return fixed }
        var standard = Told()
        if let header = request.headers[.forwarded] { standard.read(forwarded: header, isTrusted: isTrusted) }
        let usual = Told(
            scheme: Self.last(request.headers[.xForwardedProto]), host: Self.last(request.headers[.xForwardedHost]),
            prefix: Self.last(request.headers[.xForwardedPrefix]))
        // A proxy sets one of both kinds and may pass the other on as the client sent it. When they differ, nobody can tell which is
        // which.
        if standard.host != nil, usual.host != nil, standard.host != usual.host || standard.scheme != usual.scheme {
            return fixed
        }
        let base = usual.host == nil ? standard.base : usual.base
        return base.map { Links(base: $0) } ?? fixed
    }

    /// The network that a request comes from, as the first bytes of its address: of the client, when a trusted proxy passes it on.
    func network(of request: Request, from context: KaartContext) -> [UInt8] {
        guard var address = context.peer else { return [] }
        let forwarded = request.headers[.xForwardedFor].map { $0.split(separator: ",") } ?? []
        // Proxies add to the right; as far as they are trusted, what they say is believed.
        for hop in forwarded.reversed() where isTrusted(address) {
            let bare = Self.withoutPort(hop.filter { $0 != " " && $0 != "\t" && $0 != "\"" })
            // What is no address, such as "unknown", ends the way back.
            guard AddressRange.network(of: bare) != nil else { break }
            address = bare
        }
        return AddressRange.network(of: address) ?? []
    }

    /// Some proxies write a port behind the address, and brackets around one of IPv6.
    private static func withoutPort(_ text: String) -> String {
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        return text.count { $0 == ":" } == 1 ? String(text.prefix { $0 != ":" }) : text
    }

    private func isTrusted(_ address: String) -> Bool {
        proxies.contains { $0.contains(address) }
    }

    /// Proxies add to the right, so the last value is that of the one next to us.
    private static func last(_ header: String?) -> String? {
        header?.split(separator: ",").last.map { $0.trimmingPrefix(while: isBlank).reversed().drop(while: isBlank) }
            .map { String($0.reversed()) }
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

    /// What a proxy said.
    private struct Told {
        var scheme: String?
        var host: String?
        var prefix: String?

        /// Reads from the right, as far as the proxies are trusted.
        mutating func read(forwarded header: String, isTrusted: (String) -> Bool) {
            for element in header.split(separator: ",").reversed() {
                var hop: String?
                for pair in element.split(separator: ";") {
                    let parts = pair.split(separator: "=", maxSplits: 1)
                    guard parts.count == 2 else { continue }
                    let value = parts[1].filter { $0 != "\"" && $0 != " " }
                    switch parts[0].filter({ $0 != " " }).lowercased() {
                    case "proto": scheme = value
                    case "host": host = value
                    case "for": hop = value
                    default: continue
                    }
                }
                guard let hop, isTrusted(hop.filter { $0 != "[" && $0 != "]" }) else { return }
            }
        }

        /// The address, when what was said is one: it ends up in links.
        var base: String? {
            guard let host, !host.isEmpty, host.utf8.count <= 255, host.utf8.allSatisfy(Self.isInHost) else {
                return nil
            }
            guard let scheme = scheme?.lowercased(), scheme == "http" || scheme == "https" else { return nil }
            var path = prefix ?? ""
            while path.hasSuffix("/") { path.removeLast() }
            let isPath =
                path.isEmpty || path.hasPrefix("/") && !path.contains("//") && path.utf8.allSatisfy(Self.isInPath)
            guard isPath else { return nil }
            return "\(scheme)://\(host)\(path)"
        }

        private static func isInHost(_ byte: UInt8) -> Bool {
            isInPath(byte) && byte != UInt8(ascii: "/") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "[")
                || byte == UInt8(ascii: "]")
        }

        private static func isInPath(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
    }
}
