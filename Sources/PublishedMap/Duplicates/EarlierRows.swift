import OpenDataFormats
import OpenKaart

/// The rows of a file so far, to be found again by rows that are likely of the same initiative.
///
/// It grows row by row, so it cannot have the packed index of the map. Rows are found by what a title or address shares letter by
/// letter, and near their point by the signature of the title. Memory: what the map takes for as many records, and about 150 bytes more.
struct EarlierRows {
    private var records: [MapRecord] = []
    private var lines: [Int] = []
    private var signatures: [UInt64] = []
    /// The newest entry of each key; the one before it stands with the entry.
    private var newest: [UInt64: Int32] = [:]
    private var entries: [(row: Int32, before: Int32)] = []
    private var fragments = FragmentWriter(segmentSize: 1 << 20)
    private var scratch = ByteWriter(capacity: 16 << 10)
    /// How rare words are in the titles of the map and of the file so far.
    private(set) var weights: WordWeights

    /// Rows of one key that are looked at, the newest first.
    private static let maximumOfKey = 256
    private static let maximumCompared = 48
    /// Side of the squares by which rows near each other are found, in degrees: more than a kilometre.
    private static let side = 0.02

    /// Begins without rows.
    init(weights: WordWeights) {
        self.weights = weights
    }

    /// Adds a row. Complexity: O(length).
    mutating func add(_ row: ImportRow, _ comparand: Comparand) {
        let at = row.changedAt ?? .epoch
        let initiative = Initiative(id: row.id, revision: 1, content: row.content, createdAt: at, changedAt: at)
        let place = Int32(truncatingIfNeeded: records.count)
        for key in Self.keys(comparand, weights) {
            entries.append((place, newest[key] ?? -1))
            newest[key] = Int32(truncatingIfNeeded: entries.count - 1)
        }
        weights.count(comparand.title)
        records.append(MapRecord(initiative, scratch: &scratch, into: &fragments))
        lines.append(row.line)
        signatures.append(Self.signature(row.content.title))
    }

    /// The rows that are likely of the same initiative as this one, the likeliest first.
    func likelyDuplicates(of comparand: Comparand, excluding own: InitiativeID) -> [ImportDuplicate] {
        let probe = SignatureProbe(comparand.title, weights)
        var ranked = RankedPlaces(limit: Self.maximumCompared)
        for key in Set(Self.keys(comparand, weights) + Self.cells(around: comparand.point)) {
            var entry = Int(newest[key] ?? -1)
            var seen = 0
            while entry >= 0, seen < Self.maximumOfKey {
                let place = Int(entries[entry].row)
                let guess = probe.guess(signatures[place])
                if guess > ranked.floor { ranked.insert(place, rank: guess) }
                entry = Int(entries[entry].before)
                seen += 1
            }
        }
        var best = BestDuplicates(limit: Duplicate.defaultLimit)
        var lineOf: [InitiativeID: Int] = [:]
        for place in Set(ranked.places()) where records[place].key.id != own {
            let record = records[place]
            let other = ComparandReader(record.feature).comparand(at: record.point)
            best.take(record.key.id, Likeness(comparand, other, weights: weights)) { record.feature.titleText }
            lineOf[record.key.id] = lines[place]
        }
        return best.all.map { ImportDuplicate($0, line: lineOf[$0.id]) }
    }

    /// By what a row is found: its rarest words, its whole title, its address, and its square.
    private static func keys(_ comparand: Comparand, _ weights: WordWeights) -> [UInt64] {
        var keys = comparand.title.rarestWords(DuplicateIndex.wordsPerTitle, weights)
        keys.append(comparand.title.joinedKey)
        if let address = comparand.address { keys.append(address.key) }
        keys.append(cell(comparand.point, 0, 0))
        return keys
    }

    /// The square of a point and the eight around it.
    private static func cells(around point: Coordinate) -> [UInt64] {
        (-1...1).flatMap { east in (-1...1).map { north in cell(point, east, north) } }
    }

    private static func cell(_ point: Coordinate, _ east: Int, _ north: Int) -> UInt64 {
        let x = UInt64(Int(((point.longitude + 180) / side).rounded(.down)) + east + 1)
        let y = UInt64(Int(((point.latitude + 90) / side).rounded(.down)) + north + 1)
        // Spread, so that it is not taken for a word.
        return (x << 32 | y) &* 0x9E37_79B9_7F4A_7C15
    }

    private static func signature(_ title: String) -> UInt64 {
        var title = title
        return title.withUTF8 { TitleSignature(FoldedText(UnsafeRawBufferPointer($0))).bits }
    }
}
