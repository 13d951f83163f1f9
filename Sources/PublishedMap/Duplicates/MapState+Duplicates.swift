import OpenDataFormats
package import OpenKaart

extension MapState {
    /// The public records that are likely of the same initiative as a draft, the likeliest first. Under 5 ms at a million records.
    ///
    /// Near the point the likeliest are found however they are written, as long as fewer than a hundred thousand lie within 3.5 km; where
    /// more do, within a shorter way.
    /// Far from it records are found that share the address, the whole title or a rare word, letter by letter: `DuplicateIndex`
    /// finds no slips of the pen in the only word that tells.
    ///
    /// - Parameters:
    ///   - own: a record that is not its own duplicate, when the draft is a change of it.
    ///   - index: made of this state or one with the same packed records; otherwise only what is near is looked at.
    package func likelyDuplicates(
        of draft: Comparand, excluding own: InitiativeID? = nil, index: DuplicateIndex?,
        limit: Int = Duplicate.defaultLimit
    ) -> [Duplicate] {
        let index = index.flatMap { $0.describes(self) ? $0 : nil }
        let weights = index?.weights ?? WordWeights()
        let probe = SignatureProbe(draft.title, weights)
        var best = BestDuplicates(limit: limit)
        for place in DuplicateCandidates(self, draft, index, probe).places() {
            let id = InitiativeID(high: packed.idHighs[place], low: packed.idLows[place])
            guard id != own, let point = Coordinate(longitude: packed.xs[place], latitude: packed.ys[place]) else {
                continue
            }
            let feature = packed.feature(at: place)
            let other = ComparandReader(feature).comparand(at: point)
            best.take(id, Likeness(draft, other, weights: weights)) { feature.titleText }
        }
        for record in changedCandidates(draft, probe) where record.key.id != own {
            let other = ComparandReader(record.feature).comparand(at: record.point)
            best.take(record.key.id, Likeness(draft, other, weights: weights)) { record.feature.titleText }
        }
        return best.all
    }

    /// The records of the overlay whose titles seem most like that of the draft, and those with its address.
    private func changedCandidates(_ draft: Comparand, _ probe: SignatureProbe) -> [MapRecord] {
        guard overlay.count > DuplicateCandidates.maximumCompared else { return overlay }
        var ranked = RankedPlaces(limit: DuplicateCandidates.maximumCompared)
        var places: Set<Int> = []
        for (place, record) in overlay.enumerated() {
            let feature = record.feature
            let guess = probe.guess(TitleSignature(FoldedText(feature.title, isEscaped: true)).bits)
            if guess > ranked.floor { ranked.insert(place, rank: guess) }
            if let address = draft.address, ComparandReader(feature, names: false).address == address {
                places.insert(place)
            }
        }
        return places.union(ranked.places()).map { overlay[$0] }
    }
}
