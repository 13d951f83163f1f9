import Atomics
import OpenDataFormats
package import OpenKaart

/// One version of the public map: packed records, and an overlay of what changed since they were packed. Immutable.
package final class MapState: Sendable, AtomicReference {
    package let version: MapVersion
    let packed: PackedRecords
    /// Changed and new records, in order.
    let overlay: [MapRecord]
    /// Places in `packed` of records that changed or went, ascending.
    let hidden: [Int]

    init(version: MapVersion, packed: PackedRecords, overlay: [MapRecord] = [], hidden: [Int] = []) {
        self.version = version
        self.packed = packed
        self.overlay = overlay
        self.hidden = hidden
    }

    /// All records.
    package var count: Int { packed.count - hidden.count + overlay.count }

    /// The next version.
    func applying(_ changes: ChangeSet) -> MapState {
        var scratch = ByteWriter(capacity: 4096)
        var fragments = FragmentWriter(segmentSize: 64 << 10)
        var hidden = Set(self.hidden)
        var overlay = self.overlay.filter { changes.records[$0.key.id] == nil }
        for (id, record) in changes.records {
            if let place = packed.index(of: id) { hidden.insert(place) }
            if let record { overlay.append(MapRecord(record, scratch: &scratch, into: &fragments)) }
        }
        overlay.sort { $0.key < $1.key }
        return MapState(version: changes.version, packed: packed, overlay: overlay, hidden: hidden.sorted())
    }

    /// The same version with an empty overlay.
    func repacked() -> MapState {
        var records: [MapRecord] = []
        records.reserveCapacity(count)
        for index in 0..<packed.count where !isHidden(index) {
            if let record = packed.record(at: index) { records.append(record) }
        }
        records += overlay
        return MapState(version: version, packed: PackedRecords(records))
    }

    func isHidden(_ index: Int) -> Bool {
        var low = 0
        var high = hidden.count
        while low < high {
            let middle = (low + high) / 2
            if hidden[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low < hidden.count && hidden[low] == index
    }
}
