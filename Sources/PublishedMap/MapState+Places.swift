import OpenKaart

extension MapState {
    /// The names of places that records have, the most frequent first. Complexity: O(n).
    ///
    /// - Parameter limit: how many at most.
    package func places(limit: Int) -> [String] {
        var counts = [Int](repeating: 0, count: packed.names.texts.count)
        for index in 0..<packed.count {
            let number = packed.places[index]
            if number != Names.none { counts[Int(number)] += 1 }
        }
        // What was hidden or added since counts as well as it matters for a list to choose from.
        var byName: [String: Int] = [:]
        for (number, count) in counts.enumerated() where count > 0 { byName[packed.names.texts[number]] = count }
        for record in overlay { if let place = record.place { byName[place, default: 0] += 1 } }
        for index in hidden where packed.places[index] != Names.none {
            byName[packed.names.texts[Int(packed.places[index])], default: 0] -= 1
        }
        return byName.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(
            \.key)
    }
}
