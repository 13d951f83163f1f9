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

    /// Makes room for so many bytes in all.
    package mutating func reserve(_ capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Appends one byte.
    package mutating func byte(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends bytes as they are. Hot path.
    package mutating func raw(_ other: [UInt8]) {
        bytes.append(contentsOf: other)
    }

    /// Appends bytes as they are. Hot path.
    package mutating func raw(_ other: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: other)
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

    /// Puts a number in the place of bytes that are there, its least byte first.
    mutating func store(_ number: UInt32, at place: Int) {
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: place, as: UInt32.self) }
    }

    /// Puts another byte in the place of each one from an offset on.
    mutating func replace(from start: Int, _ other: (UInt8) -> UInt8) {
        for index in start..<bytes.count { bytes[index] = other(bytes[index]) }
    }

    /// Appends a whole number.
    package mutating func integer(_ number: Int) {
        if number < 0 { byte(UInt8(ascii: "-")) }
        digits(UInt64(number.magnitude), atLeast: 1)
    }

    /// Appends the decimal digits of a number, with zeros in front when there are fewer than wanted. Hot path.
    ///
    /// - Parameter places: 1 … 20.
    mutating func digits(_ number: UInt64, atLeast places: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.mostDigits) { room in
            var rest = number
            var start = Self.mostDigits
            while rest > 0 || Self.mostDigits - start < places {
                start -= 1
                room[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: room[start...]))
        }
    }

    /// Digits of the largest number.
    private static let mostDigits = 20
}
