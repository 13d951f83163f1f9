/// A table of a FlatBuffer, to be written (FlatBuffers, "Internals": tables, vtables, alignment).
struct FlatTable {
    /// The value of a field.
    enum Field {
        case byte(UInt8)
        case bool(Bool)
        case short(UInt16)
        case int(Int32)
        case long(UInt64)
        case text(String)
        case doubles([Double])
        case table(FlatTable)
        case tables([FlatTable])

        /// The room that it takes in the table: itself, or the distance to where it stands.
        fileprivate var size: Int {
            switch self {
            case .byte, .bool: 1
            case .short: 2
            case .int, .text, .doubles, .table, .tables: 4
            case .long: 8
            }
        }
    }

    /// By their numbers in the schema; those that are left out have their default.
    let fields: [Int: Field]

    init(_ fields: [Int: Field]) {
        self.fields = fields
    }

    /// The table as the root of a buffer with its size before it; as many bytes as are a multiple of eight.
    var buffer: [UInt8] {
        var writer = FlatWriter()
        writer.append(UInt32(0))
        writer.append(UInt32(0))
        let root = writer.write(self)
        writer.store(UInt32(root - 4), at: 4)
        writer.align(to: 8)
        writer.store(UInt32(writer.bytes.count - 4), at: 0)
        return writer.bytes
    }
}

/// Bytes of a FlatBuffer; each part stands before those that it points to.
private struct FlatWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func store<Number: FixedWidthInteger>(_ number: Number, at place: Int) {
        withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(place..<place + $0.count, with: $0) }
    }

    /// Goes on to a place that is so much more than a multiple.
    mutating func align(to size: Int, plus rest: Int = 0) {
        while bytes.count % size != rest { bytes.append(0) }
    }

    /// Writes a table with all that belongs to it.
    ///
    /// - Returns: where it stands.
    mutating func write(_ table: FlatTable) -> Int {
        let numbers = table.fields.keys.sorted()
        let slots = (numbers.last ?? -1) + 1
        align(to: 2)
        let vtable = bytes.count
        bytes.append(contentsOf: [UInt8](repeating: 0, count: 4 + 2 * slots))
        // The fields begin behind the four bytes that lead to the vtable, at a multiple of eight.
        align(to: 8, plus: 4)
        let start = bytes.count
        append(Int32(start - vtable))
        var places: [Int: Int] = [:]
        for number in numbers {
            guard let field = table.fields[number] else { continue }
            align(to: field.size)
            places[number] = bytes.count
            store(UInt16(bytes.count - start), at: vtable + 4 + 2 * number)
            writeInline(field)
        }
        store(UInt16(4 + 2 * slots), at: vtable)
        store(UInt16(bytes.count - start), at: vtable + 2)
        for number in numbers {
            guard let field = table.fields[number], let place = places[number], let target = writeApart(field) else {
                continue
            }
            store(UInt32(target - place), at: place)
        }
        return start
    }

    private mutating func writeInline(_ field: FlatTable.Field) {
        switch field {
        case .byte(let number): append(number)
        case .bool(let flag): append(UInt8(flag ? 1 : 0))
        case .short(let number): append(number)
        case .int(let number): append(number)
        case .long(let number): append(number)
        case .text, .doubles, .table, .tables: append(UInt32(0))
        }
    }

    /// Writes what a field points to.
    ///
    /// - Returns: where it stands; nothing when the field is its own value.
    private mutating func writeApart(_ field: FlatTable.Field) -> Int? {
        switch field {
        case .byte, .bool, .short, .int, .long: return nil
        case .text(let text):
            align(to: 4)
            let start = bytes.count
            append(UInt32(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
            bytes.append(0)
            return start
        case .doubles(let numbers):
            align(to: 8, plus: 4)
            let start = bytes.count
            append(UInt32(numbers.count))
            for number in numbers { append(number.bitPattern) }
            return start
        case .table(let table): return write(table)
        case .tables(let tables):
            align(to: 4)
            let start = bytes.count
            append(UInt32(tables.count))
            for _ in tables { append(UInt32(0)) }
            for (index, table) in tables.enumerated() {
                let place = start + 4 + 4 * index
                store(UInt32(write(table) - place), at: place)
            }
            return start
        }
    }
}
