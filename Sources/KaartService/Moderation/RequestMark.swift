import Crypto
import Foundation
import HTTPTypes
import HummingbirdCore
import OpenKaart

/// By what a request is known when it comes again: a key that its sender chose, or else all of it and where it came from. Hashes
/// with the secret of the installation only, so that nobody finds a network by trying them all.
enum RequestMark {
    /// How long the same key is the same request.
    static let keySeconds: Int64 = 24 * 3_600
    /// How long the same content from the same network is a double click.
    static let doubleClickSeconds: Int64 = 60

    static func of(_ body: [UInt8], key: String?, from request: APIRequest, at now: Timestamp, _ tokens: EditTokens)
        -> Arrival.Mark
    {
        let type = Data("\(Body.mediaType(request) ?? "")|\(request.http.headers[.contentCRS] ?? "")|".utf8)
        let content = Array(SHA256.hash(data: type + Data(body)))
        let path = Data(request.http.uri.path.utf8)
        guard let key else {
            let known = Data("inhoud".utf8) + path + Data(request.network) + Data(content)
            return mark(tokens.mark(known), content, seconds: doubleClickSeconds, now)
        }
        return mark(tokens.mark(Data("sleutel".utf8) + path + Data(key.utf8)), content, seconds: keySeconds, now)
    }

    private static func mark(_ key: [UInt8], _ content: [UInt8], seconds: Int64, _ now: Timestamp) -> Arrival.Mark {
        Arrival.Mark(
            key: key, body: content,
            expiresAt: Timestamp(secondsSinceEpoch: now.secondsSinceEpoch + seconds) ?? .latest)
    }
}
