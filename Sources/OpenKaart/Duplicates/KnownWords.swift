/// What is known of words beforehand, by `WordHash` of their letters.
///
/// The lists are for Dutch titles of civic initiatives. A word in them is never left out altogether: "Over uw buurt" joined to
/// "overuwbuurt" is still found.
enum KnownWords {
    /// The kind of a word without digits.
    static func kind(_ key: UInt64) -> TitleWord.Kind {
        fillers.contains(key) ? .filler : common.contains(key) ? .common : .telling
    }

    /// The word that stands for the same: "hertogenbosch" and "bosch".
    static func sameAs(_ key: UInt64) -> UInt64 { others[key] ?? key }

    /// The number that a word spells: "tweede", "2e" and "ii" are 2.
    static func number(_ key: UInt64) -> UInt64? { numbers[key] }

    /// Which kinds of public bodies a word names: a bit for each.
    static func bodies(_ key: UInt64) -> UInt8 { publicBodies[key] ?? 0 }

    private static let fillers = keys(
        """
        de het een der den des ten ter te t s n en of of in op aan van voor met bij om door over uit naar tot tussen onder als is \
        zijn wordt the of and for stichting gemeente gemeentelijk gemeentelijke gem st bv nv vzw nl com org net eu co www http https
        """)

    private static let common = keys(
        """
        mijn jij je jouw jullie u uw ik wij we ons onze iedereen samen mee open online digitaal digitale app apps website site \
        webapp platform portaal project projecten initiatief initiatieven buurt buurten wijk wijken dorp dorpen stad straat \
        bewoners bewoner inwoners inwoner burgers burger netwerk nieuw nieuwe data informatie pilot proef groep werkgroep \
        vereniging cooperatie lokaal lokale ronde editie fase deel plan plannen kaart samenwerking
        """)

    private static let others: [UInt64: UInt64] = [
        "gravenhage": "haag", "hertogenbosch": "bosch", "prov": "provincie", "coop": "cooperatieve",
    ].reduce(into: [:]) { $0[key($1.key)] = key($1.value) }

    private static let numbers: [UInt64: UInt64] = [
        1: "eerste 1e 1ste", 2: "tweede 2e 2de ii", 3: "derde 3e 3de iii", 4: "vierde 4e 4de iv", 5: "vijfde 5e 5de",
        6: "zesde 6e 6de vi", 7: "zevende 7e 7de vii", 8: "achtste 8e 8ste viii", 9: "negende 9e 9de ix",
        10: "tiende 10e 10de",
    ].reduce(into: [:]) { numbers, entry in for key in keys(entry.value) { numbers[key] = UInt64(entry.key) } }

    private static let publicBodies: [UInt64: UInt8] = [
        1: "gemeente gemeentelijk gemeentelijke gem gemeenteraad stadsdeel", 2: "provincie provinciale prov",
        4: "waterschap hoogheemraadschap", 8: "rijk rijksoverheid ministerie",
    ].reduce(into: [:]) { bodies, entry in for key in keys(entry.value) { bodies[key] = UInt8(entry.key) } }

    private static func key(_ word: some StringProtocol) -> UInt64 { WordHash.of(word.utf8) }

    private static func keys(_ words: String) -> Set<UInt64> { Set(words.split(separator: " ").map(key)) }
}
