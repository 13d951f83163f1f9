import CProj

/// Owns what PROJ made.
///
/// Unchecked: the pool gives it to one thread at a time, and passes it on under a lock. Making a copy reads only what never changes.
final class Handle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        openkaart_rd_destroy(pointer)
    }

    /// The same for another thread, or nothing when memory or open files have run out. Takes a quarter of a millisecond.
    func copy() -> Handle? { openkaart_rd_copy(pointer).map(Handle.init) }
}
