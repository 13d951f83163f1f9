extension SubmissionWarning {
    /// The warnings about data of persons in one member: one for each kind, in the order of the kinds.
    static func personalData(in text: String, member: String) -> [SubmissionWarning] {
        let found = PersonalDataScan.data(in: text)
        return Kind.allCases.compactMap { kind in
            let data = found.filter { $0.kind == kind }
            guard let first = data.min(by: { $0.range.lowerBound < $1.range.lowerBound }) else { return nil }
            return SubmissionWarning(
                kind: kind, member: member, detail: sentence(kind, member: member, hint: first.hint, count: data.count))
        }
    }

    private static func sentence(_ kind: Kind, member: String, hint: String, count: Int) -> String {
        let (one, many, advice) = words(kind)
        return count == 1
            ? "In '\(member)' staat \(one) (\(hint)). \(advice)"
            : "In '\(member)' staan \(count) \(many) (de eerste: \(hint)). \(advice)"
    }

    private static func words(_ kind: Kind) -> (one: String, many: String, advice: String) {
        switch kind {
        case .email:
            (
                "een e-mailadres", "e-mailadressen",
                "Iedereen kan dit straks lezen. Haal het weg als het van een persoon is."
            )
        case .phone:
            (
                "een telefoonnummer", "telefoonnummers",
                "Iedereen kan dit straks lezen. Haal het weg als het van een persoon is."
            )
        case .citizenNumber:
            (
                "een getal dat een burgerservicenummer kan zijn", "getallen die een burgerservicenummer kunnen zijn",
                "Haal een burgerservicenummer altijd weg: het mag niet openbaar worden."
            )
        case .bankAccount:
            (
                "een rekeningnummer", "rekeningnummers",
                "Iedereen kan dit straks lezen. Haal het weg als het van een persoon is."
            )
        case .homeAddress:
            (
                "iets dat op een huisadres lijkt", "stukken tekst die op een huisadres lijken",
                "Haal het weg als daar iemand woont. De plaats op de kaart is genoeg."
            )
        // The other kinds have sentences of their own.
        case .mixedScript, .gibberish, .haste, .trap, .noProof: ("", "", "")
        }
    }
}
