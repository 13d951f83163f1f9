import Atomics
import OpenDataFormats
package import OpenKaart

/// What finding duplicates among the packed records of one map needs beside them: signatures of the titles, how rare words are, and
/// which records have a word, a title or an address. Immutable; up to 32 bytes a record.
///
/// It takes two to four seconds to make of a million records, so whoever owns the map makes it aside, each time after packing. Without it, or
/// with one for packed records that are no longer there, `MapState.likelyDuplicates` looks at what is near only.
package final class DuplicateIndex: AtomicReference, Sendable {
    /// How rare words are in the titles; also for comparing with what is not on the map.
    package let weights: WordWeights
    let signatures: Column<UInt64>
    let postings: PostingTable
    private let identity: PackedRecords.Identity

    /// The words of a title by which it can be found.
    static let wordsPerTitle = 2
    private static let keysPerRecord = wordsPerTitle + 2

    /// Reads all titles and addresses of the packed records, twice. Blocks; Complexity: O(n).
    package init(_ state: MapState) {
        let packed = state.packed
        var weights = WordWeights(expecting: packed.count)
        var signatures: [UInt64] = []
        signatures.reserveCapacity(packed.count)
        for place in 0..<packed.count {
            let title = FoldedText(packed.feature(at: place).title, isEscaped: true)
            weights.count(TitleWords(title))
            signatures.append(TitleSignature(title).bits)
        }
        let bits = PostingTable.bits(for: packed.count)
        var lists: [UInt32] = []
        lists.reserveCapacity(packed.count * Self.keysPerRecord)
        for place in 0..<packed.count {
            let comparand = ComparandReader(packed.feature(at: place), names: false)
            let words = comparand.title.rarestWords(Self.wordsPerTitle, weights)
            for index in 0..<Self.wordsPerTitle {
                lists.append(
                    index < words.count ? PostingTable.list(words[index], bits: bits) : PostingTable.noKey)
            }
            lists.append(PostingTable.list(comparand.title.joinedKey, bits: bits))
            lists.append(comparand.address.map { PostingTable.list($0.key, bits: bits) } ?? PostingTable.noKey)
        }
        self.weights = weights
        self.signatures = Column(signatures)
        postings = PostingTable(lists: lists, each: Self.keysPerRecord, bits: bits)
        identity = packed.identity
    }

    /// Whether it still serves: it was made of the packed records of this state. After packing it wants making anew.
    package func describes(_ state: MapState) -> Bool {
        state.packed.identity === identity
    }

    /// Bytes it takes.
    package var byteCount: Int { 8 * signatures.count + postings.byteCount + weights.byteCount }
}
