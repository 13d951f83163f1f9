private import Synchronization

/// How far a file was read, to be asked while another thread reads it.
package final class ReadProgress: Sendable {
    /// Bytes of the file; nothing for what has no size, such as a pipe.
    private let total: Int?
    private let count = Atomic<Int>(0)

    init(total: Int?) {
        self.total = total
    }

    /// The part that was read, 0…1; nothing when the size is not known.
    package var share: Double? {
        guard let total, total > 0 else { return nil }
        return min(1, Double(count.load(ordering: .relaxed)) / Double(total))
    }

    func add(_ bytes: Int) {
        count.add(bytes, ordering: .relaxed)
    }
}
