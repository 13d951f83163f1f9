import Crypto
import Foundation
import OpenKaart
import Testing

@testable import KaartService

@Suite("The ticket of a form")
struct FormTicketTests {
    private let tokens = EditTokens(secret: Array(repeating: 7, count: 32))
    private func moment(_ seconds: Int64) throws -> Timestamp {
        try #require(Timestamp(secondsSinceEpoch: 1_800_000_000 + seconds))
    }

    @Test("tells how long a form took; a changed one is no time at all, and an old one says nothing")
    func time() throws {
        let forms = FormTickets(tokens, proofBits: 0)
        let ticket = forms.ticket(at: try moment(0))
        #expect(forms.secondsToFill(ticket, at: try moment(0)) == 0)
        #expect(forms.secondsToFill(ticket, at: try moment(90)) == 90)
        #expect(forms.secondsToFill(ticket, at: try moment(24 * 3_600)) == 86_400)
        #expect(forms.secondsToFill(ticket, at: try moment(24 * 3_600 + 1)) == nil)
        // A clock that was put back.
        #expect(forms.secondsToFill(ticket, at: try moment(-30)) == 0)
        #expect(forms.secondsToFill(nil, at: try moment(90)) == nil)
        let parts = ticket.split(separator: ".")
        let earlier = "1799999000.\(parts[1]).\(parts[2])"
        let others = FormTickets(EditTokens(secret: Array(repeating: 8, count: 32)), proofBits: 0).ticket(
            at: try moment(0))
        for forged in [
            earlier, others, "", ".", "..", "1.2.3", ticket + "0", String(ticket.dropLast()),
            String(repeating: "9", count: 500),
        ] {
            #expect(forms.secondsToFill(forged, at: try moment(90)) == 0, "\(forged)")
        }
        #expect(Set((0..<100).map { _ in forms.ticket(at: (try? moment(0)) ?? .epoch) }).count == 100)
    }

    @Test("carries a proof of work that counts once")
    func proof() throws {
        let forms = FormTickets(tokens, proofBits: 8)
        let now = try moment(0)
        let ticket = forms.ticket(at: now)
        func zeros(_ text: String) -> Bool { SHA256.hash(data: Data(text.utf8)).first { _ in true } == 0 }
        let right = try #require((0..<100_000).lazy.map { "\(ticket):\($0)" }.first(where: zeros))
        let wrong = try #require((0..<100_000).lazy.map { "\(ticket):\($0)" }.first { !zeros($0) })
        #expect(forms.provenTicket(wrong, at: now) == nil)
        #expect(forms.provenTicket(right, at: now) == ticket)
        #expect(forms.provenTicket(right, at: try moment(25 * 3_600)) == nil)
        let foreign = try #require((0..<100_000).lazy.map { "1.2.3:\($0)" }.first(where: zeros))
        #expect(forms.provenTicket(foreign, at: now) == nil)
        #expect(
            forms.provenTicket(nil, at: now) == nil && forms.provenTicket("", at: now) == nil
                && forms.provenTicket(ticket, at: now) == nil)
        forms.use(ticket, at: now)
        #expect(forms.provenTicket(right, at: now) == nil)
    }
}
