import Crypto
import Foundation
import OpenKaart

/// Makes and recognises the tokens of edit links: the identity of a submission and a keyed hash of it and of the generation of its
/// link (RFC 2104). Nothing of a token is stored; who has the secret of the installation can make it again.
package struct EditTokens: Sendable {
    private let secret: SymmetricKey

    /// - Parameter secret: 32 random bytes or more, kept outside the database.
    package init(secret: [UInt8]) {
        self.secret = SymmetricKey(data: secret)
    }

    /// By this scanners for leaked secrets know it.
    static let prefix = "oke_"
    /// Bytes of the hash that a token holds: 160 bits.
    private static let length = 20

    /// The token of a submission's present link.
    func token(of submission: Submission) -> String {
        let bytes = Self.bytes(submission.id) + mac(submission.id, submission.generation)
        return Self.prefix
            + Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
                "=", with: "")
    }

    /// The submission that a token says it is of. Whether it is right only `opens` tells.
    func submission(of token: String) -> InitiativeID? {
        parts(token)?.id
    }

    /// Whether a token is that of a submission's present link. Takes the same time whatever the token is.
    func opens(_ token: String, _ submission: Submission) -> Bool {
        guard let parts = parts(token), parts.id == submission.id else { return false }
        var difference: UInt8 = 0
        for (one, other) in zip(parts.mac, mac(submission.id, submission.generation)) { difference |= one ^ other }
        return difference == 0
    }

    private func mac(_ id: InitiativeID, _ generation: Int) -> [UInt8] {
        let message = Self.bytes(id) + Array("bewerklink \(generation)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: secret).prefix(Self.length))
    }

    /// A keyed hash of something that must not be found by trying.
    func mark(_ data: Data) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: data, using: secret))
    }

    private func parts(_ token: String) -> (id: InitiativeID, mac: [UInt8])? {
        guard token.hasPrefix(Self.prefix), token.utf8.count <= 100 else { return nil }
        let text = token.dropFirst(Self.prefix.count).replacing("-", with: "+").replacing("_", with: "/")
        guard let data = Data(base64Encoded: String(text)), data.count == 16 + Self.length else { return nil }
        let bytes = [UInt8](data)
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        return (InitiativeID(high: number(0..<8), low: number(8..<16)), Array(bytes[16...]))
    }

    private static func bytes(_ id: InitiativeID) -> [UInt8] {
        [id.high, id.low].flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) } }
    }
}
