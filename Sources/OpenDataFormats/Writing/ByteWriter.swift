/// Bytes being written, with the pieces that GeoJSON and CSV are made of. UTF-8.
package struct ByteWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    /// Makes an empty writer with room for so many bytes.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Appends text of our own as it is.
    package mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends text as it is.
    package mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends one byte.
    package mutating func byte(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends bytes as they are.
    package mutating func raw(_ other: some Sequence<UInt8>) {
        bytes.append(contentsOf: other)
    }

    /// Takes the last byte back.
    package mutating func removeLast() {
        bytes.removeLast()
    }

    /// Starts anew and keeps the room.
    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Appends a whole number.
    package mutating func integer(_ number: Int) {
        raw(String(number))
    }
}
