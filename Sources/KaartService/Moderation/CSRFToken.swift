import Crypto
import Foundation

/// What a page of ours knows and another site does not: a hash under the key of the session, so that nothing more is kept.
enum CSRFToken {
    /// The token of a session: 64 hexadecimal digits.
    static func of(session key: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("openkaart csrf".utf8), using: SymmetricKey(data: Data(key.utf8)))
        return code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Whether a token is that of a session. Takes the same time whatever its content is.
    static func isRight(_ token: String?, session key: String) -> Bool {
        let (given, right) = (Array((token ?? "").utf8), Array(of(session: key).utf8))
        guard given.count == right.count else { return false }
        var difference: UInt8 = 0
        for (one, other) in zip(given, right) { difference |= one ^ other }
        return difference == 0
    }
}
