import Synchronization

/// Bounds how many things of a kind go on at the same time. A slot is free again when its last holder lets go of it, whatever
/// became of the answer.
final class Slots: Sendable {
    private let taken = Atomic<Int>(0)
    private let limit: Int

    init(_ limit: Int) {
        self.limit = limit
    }

    /// Held as long as the thing goes on.
    final class Slot: Sendable {
        private let slots: Slots

        fileprivate init(_ slots: Slots) {
            self.slots = slots
        }

        deinit {
            slots.taken.subtract(1, ordering: .relaxed)
        }
    }

    /// A slot, or nothing when all are taken.
    func take() -> Slot? {
        guard taken.add(1, ordering: .relaxed).newValue <= limit else {
            taken.subtract(1, ordering: .relaxed)
            return nil
        }
        return Slot(self)
    }
}
