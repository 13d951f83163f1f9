import Atomics
import OpenDataFormats
package import OpenKaart
private import Synchronization

/// The public map in memory, kept in step with the register by its change log alone.
///
/// Readers take the present version without a lock and may keep it as long as they like. One writer at a time makes the next
/// version; packing anew happens beside it, so that a change is visible at once whatever else is going on.
package final class PublishedMap: Sendable {
    private let source: any ChangeSource
    private let state = ManagedAtomic<MapState?>(nil)
    private let duplicates = ManagedAtomic<DuplicateIndex?>(nil)
    private let writing = Mutex(())
    private let packing = Mutex(())

    /// Makes a map that holds nothing yet; `load` fills it.
    package init(following source: any ChangeSource) {
        self.source = source
    }

    /// The present version; nothing until the map is complete.
    package var current: MapState? { state.load(ordering: .acquiring) }

    /// What helps to find duplicates; of an earlier packing when `indexDuplicates` has not caught up, nothing before its first time.
    package var duplicateIndex: DuplicateIndex? { duplicates.load(ordering: .acquiring) }

    /// Makes the index for finding duplicates anew when the columns were packed anew. Blocks for seconds at a million records; finding
    /// goes on meanwhile with what is near.
    package func indexDuplicates() {
        guard let present = current, duplicateIndex?.describes(present) != true else { return }
        duplicates.store(DuplicateIndex(present), ordering: .releasing)
    }

    /// Changes in an overlay before it is packed. Each question looks at all of them.
    static let overlayLimit = 1_024
    /// Changes that are followed one by one; with more it is quicker to read everything anew.
    static let followLimit = 20_000

    /// Reads the whole register. Blocks.
    ///
    /// - Parameter progress: told now and then how many records are in.
    package func load(progress: (Int) -> Void = { _ in }) throws {
        try writing.withLock { _ in try state.store(scan(progress), ordering: .releasing) }
    }

    /// Brings the map up to the newest change. Blocks; cheap when there is nothing new. Says whether the overlay wants packing.
    @discardableResult
    package func catchUp() throws -> Bool {
        // Before the map is loaded there is nothing to bring up, and nobody should wait for it.
        guard current != nil else { return false }
        return try writing.withLock { _ in
            guard let present = current, try source.latestSequence() > present.version.sequence else {
                return (current?.overlaySize ?? 0) > Self.overlayLimit
            }
            let next =
                try source.changes(after: present.version.sequence, limit: Self.followLimit).map(present.applying)
                ?? scan { _ in }
            state.store(next, ordering: .releasing)
            return next.overlaySize > Self.overlayLimit
        }
    }

    /// Packs the overlay into the columns, beside readers and writers. Blocks its own thread only; does nothing when another thread
    /// is at it.
    package func pack() throws {
        try packing.withLockIfAvailable { _ in
            guard let present = current, present.overlaySize > 0 else { return }
            let packed = present.repacked()
            try writing.withLock { _ in
                // What came while packing goes on top.
                let later = try source.changes(after: packed.version.sequence, limit: Self.followLimit)
                guard let later else { return }
                let isSame = later.version.sequence == packed.version.sequence
                state.store(isSame ? packed : packed.applying(later), ordering: .releasing)
            }
        }
    }

    private func scan(_ progress: (Int) -> Void) throws -> MapState {
        var scratch = ByteWriter(capacity: 16 << 10)
        var fragments = FragmentWriter()
        var records: [MapRecord] = []
        let version = try source.scan { initiative in
            records.append(MapRecord(initiative, scratch: &scratch, into: &fragments))
            if records.count.isMultiple(of: 100_000) { progress(records.count) }
        }
        return MapState(version: version, packed: PackedRecords(records, gathers: true))
    }
}

extension MapState {
    var overlaySize: Int { overlay.count + hidden.count }
}
