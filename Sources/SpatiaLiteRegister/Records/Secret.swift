import Crypto
import Foundation

/// Secrets that moderators show: 256 random bits after a prefix by which scanners for leaked secrets know them. They are handed out
/// once and kept as a SHA-256; a slow hash would add nothing.
enum Secret {
    static func token() -> String { random(prefix: "okm_") }

    static func sessionKey() -> String { random(prefix: "oks_") }

    static func hash(_ secret: String) -> Data {
        Data(SHA256.hash(data: Data(secret.utf8)))
    }

    private static func random(prefix: String) -> String {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let text = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
            "=", with: "")
        return prefix + text
    }
}
