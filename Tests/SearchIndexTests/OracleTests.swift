import OpenKaart
import Testing

@testable import SearchIndex

@Suite("Searching beside the rules written down a second time")
struct OracleTests {
    @Test("Random questions find the same records with the same scores, also while records come, change and go")
    func equality() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("OracleTests.equality seed \(seed)")
        var oracle = Oracle(random: Seeded(seed))
        let folder = try Folder()
        let shelf = Shelf()
        for _ in 0..<300 { put(&oracle, on: shelf) }
        let index = try folder.index(shelf)
        var hits = 0
        for _ in 0..<8 {
            let records = shelf.records.map { (id: $0.id, members: Oracle.members($0.content)) }
            for _ in 0..<50 {
                let question = oracle.question()
                let expected = records.reduce(into: [InitiativeID: Int]()) {
                    $0[$1.id] = Oracle.score($1.members, question)
                }
                #expect(try index.scores(question.text) == expected, "seed \(seed): '\(question.text)'")
                hits += expected.count
            }
            for _ in 0..<Int.random(in: 0...20, using: &oracle.random) { put(&oracle, on: shelf) }
            for record in shelf.records.sorted(by: { $0.id < $1.id }).shuffled(using: &oracle.random).prefix(30) {
                if Bool.random(using: &oracle.random) {
                    shelf.remove(record.id)
                } else {
                    put(&oracle, on: shelf, id: record.id)
                }
            }
            try index.catchUp()
        }
        #expect(shelf.scans == 1, "everything but the first time is followed")
        #expect(hits > 3_000, "questions that find nothing prove nothing")
    }

    private func put(_ oracle: inout Oracle, on shelf: Shelf, id: InitiativeID? = nil) {
        let random = InitiativeID(high: oracle.random.next(), low: oracle.random.next())
        shelf.put(
            oracle.prose(1...4), oracle.prose(3...25),
            organisation: Bool.random(using: &oracle.random) ? oracle.prose(1...3) : nil,
            place: Bool.random(using: &oracle.random) ? oracle.prose(1...2) : nil, id: id ?? random)
    }
}
