/// A row of plain values at a fixed place in memory, so that the hot path can hold on to it by address, without counting references.
///
/// `@unchecked Sendable`: filled once, read-only from then on.
final class Column<Element: BitwiseCopyable>: @unchecked Sendable {
    let start: UnsafePointer<Element>
    let count: Int

    init(_ values: [Element]) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(values.count, 1))
        values.withUnsafeBufferPointer { source in
            if let first = source.baseAddress { memory.initialize(from: first, count: source.count) }
        }
        start = UnsafePointer(memory)
        count = values.count
    }

    deinit {
        start.deallocate()
    }

    subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count)
        return start[index]
    }
}
