import Hummingbird
import OpenDataFormats
import OpenKaart

extension KaartService {
    var formTicketResource: Resource {
        Resource(
            "/v1/formulieren",
            [
                .post: Operation(
                    id: "beginFormulier", tag: .submissions, summary: "Een formulier voor een inzending beginnen",
                    description:
                        "Stuur 'formulier' mee met de inzending: dan weet een moderator dat er een mens aan werkte. Staat er 'bewijs', "
                        + "zoek dan een getal waarmee de SHA-256 van '{formulier}:{getal}' met zo veel nullen begint (in bits), en stuur "
                        + "dat als header 'Proof-Of-Work: {formulier}:{getal}'. Niets hiervan is verplicht: wie het weglaat, komt "
                        + "later in de rij.",
                    success: .init(
                        status: .created, description: "Wat dit ene formulier nodig heeft.", schema: "Formulier"),
                    handler: formTicket)
            ])
    }

    @Sendable private func formTicket(_ request: APIRequest) async throws -> Response {
        try request.query.finish()
        let now = clock.now()
        let end = Timestamp(secondsSinceEpoch: now.secondsSinceEpoch + FormTickets.validSeconds) ?? .latest
        return .json(
            [
                "formulier": .string(forms.ticket(at: now)), "geldigTot": .string(end.description),
                "bewijs": forms.proofBits > 0 ? ["bits": .number(Double(forms.proofBits))] : .null,
            ], status: .created)
    }
}
