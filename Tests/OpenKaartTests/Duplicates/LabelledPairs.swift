import Foundation
import OpenKaart
import Testing

/// The pairs of records in `Tests/data/duplicates.csv`, each labelled by hand as one initiative or two.
///
/// All of them were written before the first score was computed. One side is mostly a record of the seed data; pairs with the same
/// record on that side are in the same part, `afstellen` for choosing the numbers in the formula, `proef` for trying it.
struct LabelledPairs {
    let pairs: [Pair]
    /// The records of the seed data, all different initiatives.
    let seeds: [(title: String, comparand: Comparand)]
    /// As on a map with the seed data.
    let weights: WordWeights

    struct Pair {
        let isDuplicate: Bool
        let isHeldOut: Bool
        let first: Comparand
        let second: Comparand
        /// Both titles and why the pair is there, for messages.
        let text: String
    }

    /// How well scores tell duplicates from neighbours.
    struct Quality {
        let precision: Double
        let recall: Double
        let wrong: [String]
    }

    init() throws {
        pairs = try Self.rows("Tests/data/duplicates.csv").map { row in
            Pair(
                isDuplicate: row["oordeel"] == "dubbel", isHeldOut: row["deel"] == "proef",
                first: try Self.comparand(row, "_a"), second: try Self.comparand(row, "_b"),
                text: "\(row["titel_a"] ?? "") | \(row["titel_b"] ?? "") (\(row["opmerking"] ?? ""))")
        }
        seeds = try Self.rows("data/initiatieven.csv").map { ($0["titel"] ?? "", try Self.comparand($0, "")) }
        var weights = WordWeights(expecting: seeds.count)
        for seed in seeds { weights.count(seed.comparand.title) }
        self.weights = weights
    }

    func quality(of part: [Pair], _ weights: WordWeights) -> Quality {
        var counts = (found: 0, wronglyFound: 0, missed: 0)
        var wrong: [String] = []
        for pair in part {
            let score = Likeness(pair.first, pair.second, weights: weights).score
            switch (pair.isDuplicate, score >= Likeness.threshold) {
            case (true, true): counts.found += 1
            case (false, true): counts.wronglyFound += 1
            case (true, false): counts.missed += 1
            case (false, false): continue
            }
            if pair.isDuplicate != (score >= Likeness.threshold) {
                wrong.append("\(pair.isDuplicate ? "missed" : "wrong") \((score * 100).rounded() / 100): \(pair.text)")
            }
        }
        return Quality(
            precision: Double(counts.found) / Double(max(counts.found + counts.wronglyFound, 1)),
            recall: Double(counts.found) / Double(max(counts.found + counts.missed, 1)), wrong: wrong)
    }

    private static func comparand(_ row: [String: String], _ side: String) throws -> Comparand {
        func text(_ name: String) -> String? { row[name + side].flatMap { $0.isEmpty ? nil : $0 } }
        let longitude = try #require(text("lon").flatMap { Double($0) })
        let latitude = try #require(text("lat").flatMap { Double($0) })
        return Comparand(
            InitiativeContent(
                title: try #require(text("titel")), description: "", theme: try #require(ThemeSlug("open-data")),
                organisation: text("organisatie"), place: text("plaats"), municipalityCode: nil,
                url: try text("url").map { try WebAddress($0) },
                point: try #require(Coordinate(longitude: longitude, latitude: latitude))))
    }

    /// The rows of a file of the project by the names of their columns. Knows quotes, but no line break within them.
    private static func rows(_ path: String) throws -> [[String: String]] {
        var root = URL(filePath: #filePath)
        while !FileManager.default.fileExists(atPath: root.appending(path: path).path), root.path != "/" {
            root.deleteLastPathComponent()
        }
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map(fields)
        let names = try #require(lines.first)
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
