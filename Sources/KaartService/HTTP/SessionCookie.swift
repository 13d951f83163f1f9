import HTTPTypes
import Hummingbird
import OpenKaart

/// The cookie that holds the key of a session (RFC 6265bis): no script can read it, and no other site can have it sent.
struct SessionCookie: Hashable, Sendable {
    /// Whether browsers must send it over TLS only, and only to the host that set it.
    let isSecure: Bool

    /// - Parameter links: as this client reaches the service; on plain HTTP to this machine itself there is no TLS to ask for.
    init(_ links: Links) {
        isSecure = !Self.isLoopback(links.base)
    }

    /// Browsers keep the promise of `__Host-`: set by this very host, over TLS, for all its paths.
    var name: String { isSecure ? "__Host-" + Self.bareName : Self.bareName }

    private static let bareName = "openkaart-sessie"

    /// The value of `Set-Cookie` that hands a key out.
    func handing(_ key: String, seconds: Int64) -> String {
        "\(name)=\(key); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }

    /// The value of `Set-Cookie` that takes it back.
    var cleared: String { handing("", seconds: 0) }

    /// The key that came with a request; nothing when there is none, more than one, or something else than a key.
    ///
    /// More than one means that somebody else has set one as well.
    func key(in headers: HTTPFields) -> String? {
        var found: Substring?
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = pair.drop { $0 == " " || $0 == "\t" }
                guard pair.hasPrefix(name), pair.dropFirst(name.count).first == "=" else { continue }
                guard found == nil else { return nil }
                found = pair.dropFirst(name.count + 1)
            }
        }
        return found.flatMap { Self.isKey($0) ? String($0) : nil }
    }

    /// `oks_` and 256 bits in base64url.
    private static func isKey(_ text: Substring) -> Bool {
        text.hasPrefix("oks_") && text.utf8.count == 47
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func isLoopback(_ base: String) -> Bool {
        guard base.hasPrefix("http://") else { return false }
        let authority = base.dropFirst("http://".count).prefix { $0 != "/" }
        if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
        let host = authority.prefix { $0 != ":" }
        if host == "localhost" { return true }
        return AddressRange(parsing: "127.0.0.0/8")?.contains(String(host)) ?? false
    }
}
