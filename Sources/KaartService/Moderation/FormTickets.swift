import Crypto
import Foundation
import OpenKaart
private import Synchronization

/// Makes and reads what a form carries with it: the moment that it was begun, signed, so that nobody can say to have taken longer;
/// and, when the operator asks for one, the sum that a program has to do before it sends the form.
final class FormTickets: Sendable {
    /// Zero bits that the hash of a proof begins with; 0 when none is asked for.
    let proofBits: Int
    private let tokens: EditTokens
    /// Tickets whose proof has been used, with the moment that they were made.
    private let used = Mutex<[String: Int64]>([:])

    /// How long a form may stand open, in seconds.
    static let validSeconds: Int64 = 24 * 3_600
    /// What 64 bits take in base 36.
    private static let digits = 13
    /// A clock may be this much behind another.
    private static let skew: Int64 = 60
    /// Proofs that are remembered; more than this were not made by people.
    private static let capacity = 100_000

    init(_ tokens: EditTokens, proofBits: Int) {
        self.tokens = tokens
        self.proofBits = proofBits
    }

    /// A ticket for a form that begins now: seconds since 1970, a number of its own, and a keyed hash of both.
    func ticket(at now: Timestamp) -> String {
        let number = String(UInt64.random(in: .min ... .max), radix: 36)
        // All of one length, so that pages are too.
        let padding = String(repeating: "0", count: Self.digits - number.utf8.count)
        let head = "\(now.secondsSinceEpoch).\(padding)\(number)"
        return head + "." + mac(head)
    }

    /// How long ago the form was begun: nothing without a ticket, or with one that has expired; none at all with one that is not ours.
    func secondsToFill(_ ticket: String?, at now: Timestamp) -> Double? {
        guard let ticket else { return nil }
        guard let start = start(of: ticket) else { return 0 }
        let seconds = now.secondsSinceEpoch - start
        guard seconds <= Self.validSeconds else { return nil }
        return seconds < -Self.skew ? 0 : Double(max(seconds, 0))
    }

    /// The ticket of a proof that is right and new: `ticket:number`, of which the SHA-256 begins with enough zero bits.
    func provenTicket(_ proof: String?, at now: Timestamp) -> String? {
        guard let proof, proof.utf8.count <= 200 else { return nil }
        let parts = proof.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let start = start(of: String(parts[0])),
            (now.secondsSinceEpoch - start).magnitude <= UInt64(Self.validSeconds)
        else { return nil }
        var zeros = 0
        for byte in SHA256.hash(data: Data(proof.utf8)) {
            zeros += byte.leadingZeroBitCount
            if byte != 0 { break }
        }
        let ticket = String(parts[0])
        return zeros >= proofBits && used.withLock { $0[ticket] == nil } ? ticket : nil
    }

    /// Lets nobody use the proof of a ticket again.
    func use(_ ticket: String, at now: Timestamp) {
        used.withLock { used in
            if used.count >= Self.capacity {
                used = used.filter { now.secondsSinceEpoch - $0.value <= Self.validSeconds }
                if used.count >= Self.capacity { used.removeAll() }
            }
            used[ticket] = now.secondsSinceEpoch
        }
    }

    private func start(of ticket: String) -> Int64? {
        let parts = ticket.split(separator: ".", omittingEmptySubsequences: false)
        guard ticket.utf8.count <= 100, parts.count == 3, let start = Int64(parts[0]) else { return nil }
        var difference: UInt8 = 0
        let (given, right) = (Array(parts[2].utf8), Array(mac("\(parts[0]).\(parts[1])").utf8))
        guard given.count == right.count else { return nil }
        for (one, other) in zip(given, right) { difference |= one ^ other }
        return difference == 0 ? start : nil
    }

    private func mac(_ head: String) -> String {
        tokens.mark(Data("formulier \(head)".utf8)).prefix(16).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
