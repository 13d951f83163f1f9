/// One record of a CSV file: the bytes of its fields without quotes, one after the other.
///
/// The bytes are as the file has them, so a field need not be valid UTF-8; `string(at:)` tells.
package struct CSVRecord: Sendable, Hashable {
    private let fieldBytes: [UInt8]
    private let ends: [Int]

    /// Makes a record of field bytes that follow each other, with the offset just after each field.
    init(fieldBytes: [UInt8], ends: [Int]) {
        self.fieldBytes = fieldBytes
        self.ends = ends
    }

    /// Number of fields, at least 1.
    package var count: Int { ends.count }

    /// The bytes of a field, without copying them.
    ///
    /// The index has to be less than `count`.
    package func bytes(at index: Int) -> ArraySlice<UInt8> {
        fieldBytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// The text of a field; nil when it is not valid UTF-8.
    ///
    /// The index has to be less than `count`.
    package func string(at index: Int) -> String? {
        String(validating: bytes(at: index), as: UTF8.self)
    }
}
