import OpenKaart
import Testing

@Suite("Likeness on pairs that were labelled by hand")
struct LabelledPairsTests {
    @Test("There are enough pairs of both labels, in both parts")
    func size() throws {
        let pairs = try LabelledPairs().pairs
        #expect(pairs.count >= 240 && Set(pairs.map(\.text)).count == pairs.count)
        for isHeldOut in [true, false] {
            let part = pairs.filter { $0.isHeldOut == isHeldOut }
            #expect(part.filter(\.isDuplicate).count >= 60 && part.filter { !$0.isDuplicate }.count >= 60)
        }
    }

    @Test(
        "Of what is called a duplicate 95 % is one, and 90 % of the duplicates are found, also among pairs nothing was tuned on"
    )
    func quality() throws {
        let labelled = try LabelledPairs()
        for (name, weights) in [("seed titles", labelled.weights), ("no titles", WordWeights())] {
            for (part, pairs) in [
                ("all", labelled.pairs), ("held out", labelled.pairs.filter(\.isHeldOut)),
                ("tuning", labelled.pairs.filter { !$0.isHeldOut }),
            ] {
                let quality = labelled.quality(of: pairs, weights)
                print(
                    "LabelledPairsTests.quality, weights of \(name), \(part) (\(pairs.count) pairs):",
                    "precision \(Self.rounded(quality.precision)), recall \(Self.rounded(quality.recall))")
                #expect(quality.precision >= 0.95 && quality.recall >= 0.9, "\(quality.wrong)")
            }
        }
    }

    @Test("No two records of the seed data are taken for one initiative, though many are neighbours")
    func seeds() throws {
        let labelled = try LabelledPairs()
        for (index, one) in labelled.seeds.enumerated() {
            for other in labelled.seeds[..<index] {
                let score = Likeness(one.comparand, other.comparand, weights: labelled.weights).score
                #expect(score < Likeness.threshold, "\(one.title) | \(other.title)")
            }
        }
    }

    @Test("A copy brings up its original among all seed records, and seldom another record")
    func amongSeeds() throws {
        let labelled = try LabelledPairs()
        var others = 0
        var copies = 0
        for pair in labelled.pairs where pair.isDuplicate {
            let hits = labelled.seeds.filter {
                Likeness(pair.second, $0.comparand, weights: labelled.weights).score >= Likeness.threshold
            }
            copies += 1
            others += hits.filter { $0.comparand.title != pair.first.title }.count
        }
        print("LabelledPairsTests.amongSeeds: \(others) other records brought up by \(copies) copies")
        #expect(others * 20 <= copies)
    }

    private static func rounded(_ share: Double) -> Double { (share * 1_000).rounded() / 1_000 }
}
