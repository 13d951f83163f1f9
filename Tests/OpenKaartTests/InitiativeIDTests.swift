import Foundation
import OpenKaart
import Testing

@Suite("An identity")
struct InitiativeIDTests {
    @Test("is read in either case and written in lower case")
    func cases() throws {
        let id = try #require(InitiativeID(parsing: "57DAB273-E5fd-5b5c-A987-a67c5398fa0c"))
        #expect(id.high == 0x57DA_B273_E5FD_5B5C)
        #expect(id.low == 0xA987_A67C_5398_FA0C)
        #expect("\(id)" == "57dab273-e5fd-5b5c-a987-a67c5398fa0c")
    }

    @Test(
        "is not read from something else",
        arguments: [
            "", "57dab273", "57dab273-e5fd-5b5c-a987-a67c5398fa0", "57dab273-e5fd-5b5c-a987-a67c5398fa0c0",
            "57dab273e5fd5b5ca987a67c5398fa0c",
            "57dab273-e5fd-5b5c-a987a-67c5398fa0c", "57dab273-e5fd-5b5c-a987-a67c5398fa0g",
            "{57dab273-e5fd-5b5c-a987-a67c5398fa0c}",
            " 57dab273-e5fd-5b5c-a987-a67c5398fa0c", "57dab273-e5fd-5b5c-a987-a67c5398fa0c\n",
            "57dab273_e5fd_5b5c_a987_a67c5398fa0c",
            "57dab273-e5fd-5b5c-a987-a67c5398fé0", "-7dab2735-e5fd-5b5c-a987-a67c5398fa0c",
            "５7dab273-e5fd-5b5c-a987-a67c5398fa0c",
            "urn:uuid:57dab273-e5fd-5b5c-a987-a67c5398fa0c",
        ])
    func notRead(text: String) {
        #expect(InitiativeID(parsing: text) == nil)
    }

    @Test("is written as Foundation writes a UUID, and read back", arguments: SeededGenerator.seeds)
    func asFoundation(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let id = InitiativeID(high: random.next(), low: random.next())
            #expect(UUID(uuidString: id.description)?.uuidString.lowercased() == id.description, "seed \(seed)")
            #expect(InitiativeID(parsing: id.description) == id, "seed \(seed)")
            #expect(InitiativeID(parsing: id.description.uppercased()) == id, "seed \(seed)")
        }
    }

    @Test("that is new is a random one of version 4, and differs from the others")
    func random() {
        let ids = (0..<2_000).map { _ in InitiativeID.random() }
        for id in ids {
            let text = Array(id.description)
            #expect(text[14] == "4", "\(id)")
            #expect("89ab".contains(text[19]), "\(id)")
        }
        #expect(Set(ids).count == ids.count)
        // Every other bit is now 0 and now 1.
        let (ones, common) = ids.reduce((InitiativeID(high: 0, low: 0), InitiativeID(high: .max, low: .max))) {
            found, id in
            (
                InitiativeID(high: found.0.high | id.high, low: found.0.low | id.low),
                InitiativeID(high: found.1.high & id.high, low: found.1.low & id.low)
            )
        }
        #expect(ones == InitiativeID(parsing: "ffffffff-ffff-4fff-bfff-ffffffffffff"))
        #expect(common == InitiativeID(parsing: "00000000-0000-4000-8000-000000000000"))
    }

    @Test("sorts as its text does", arguments: SeededGenerator.seeds)
    func order(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var ids = (0..<500).map { _ in InitiativeID(high: random.next(), low: random.next()) }
        ids += ids.map { InitiativeID(high: $0.high, low: random.next()) }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted(), "seed \(seed)")
    }
}
