/// A vector tile, read as the specification says (Mapbox Vector Tile 2.1) by code that shares nothing with the writer.
package struct DecodedTile: Sendable {
    package struct Feature: Sendable {
        package let kind: Int
        /// Parts: for points one of one point, for lines and rings their points; a ring without its last point.
        package let parts: [[SIMD2<Int>]]
        package let attributes: [String: Value]
    }

    package enum Value: Hashable, Sendable {
        case text(String)
        case count(Int)

        package var text: String? { if case .text(let text) = self { text } else { nil } }
        package var count: Int? { if case .count(let count) = self { count } else { nil } }
    }

    package struct Layer: Sendable {
        package let name: String
        package let version: Int
        package let extent: Int
        package let features: [Feature]
        package let keys: [String]
        package let values: [Value]
    }

    package struct Malformed: Error {}

    package let layers: [Layer]

    package init(_ bytes: [UInt8]) throws {
        layers = try Self.fields(bytes).map { number, value in
            guard number == 3, case .bytes(let layer) = value else { throw Malformed() }
            return try Self.layer(layer)
        }
    }

    /// The layer of a name.
    package subscript(name: String) -> Layer? { layers.first { $0.name == name } }

    private enum Field {
        case number(UInt64)
        case bytes([UInt8])
    }

    private static func layer(_ bytes: [UInt8]) throws -> Layer {
        var (name, version, extent) = ("", 0, 0)
        var features: [[UInt8]] = []
        var keys: [String] = []
        var values: [Value] = []
        for field in try fields(bytes) {
            switch field {
            case (1, .bytes(let text)): name = String(decoding: text, as: UTF8.self)
            case (2, .bytes(let feature)): features.append(feature)
            case (3, .bytes(let text)): keys.append(String(decoding: text, as: UTF8.self))
            case (4, .bytes(let value)):
                switch try fields(value).first {
                case (1, .bytes(let text))?: values.append(.text(String(decoding: text, as: UTF8.self)))
                case (5, .number(let count))?: values.append(.count(Int(count)))
                default: throw Malformed()
                }
            case (5, .number(let number)): extent = Int(number)
            case (15, .number(let number)): version = Int(number)
            default: throw Malformed()
            }
        }
        return Layer(
            name: name, version: version, extent: extent,
            features: try features.map { try feature($0, keys, values) }, keys: keys, values: values)
    }

    private static func feature(_ bytes: [UInt8], _ keys: [String], _ values: [Value]) throws -> Feature {
        var kind = 0
        var tags: [UInt64] = []
        var commands: [UInt64] = []
        for field in try fields(bytes) {
            switch field {
            case (2, .bytes(let packed)): tags = try numbers(packed)
            case (3, .number(let number)): kind = Int(number)
            case (4, .bytes(let packed)): commands = try numbers(packed)
            default: throw Malformed()
            }
        }
        var attributes: [String: Value] = [:]
        for pair in stride(from: 0, to: tags.count, by: 2) {
            guard tags[pair] < keys.count, tags[pair + 1] < values.count else { throw Malformed() }
            guard attributes.updateValue(values[Int(tags[pair + 1])], forKey: keys[Int(tags[pair])]) == nil else {
                throw Malformed()
            }
        }
        return Feature(kind: kind, parts: try parts(commands, kind), attributes: attributes)
    }

    private static func parts(_ commands: [UInt64], _ kind: Int) throws -> [[SIMD2<Int>]] {
        var parts: [[SIMD2<Int>]] = []
        var cursor = SIMD2<Int>.zero
        var place = 0
        func next() throws -> Int {
            guard place < commands.count else { throw Malformed() }
            defer { place += 1 }
            return Int(commands[place] >> 1) ^ -Int(commands[place] & 1)
        }
        while place < commands.count {
            let (id, count) = (commands[place] & 7, commands[place] >> 3)
            place += 1
            switch id {
            case 1, 2:
                for _ in 0..<count {
                    let step = SIMD2(try next(), try next())
                    // A line that stands still is not allowed (4.3.3.2).
                    guard id == 1 || step != .zero else { throw Malformed() }
                    cursor = cursor &+ step
                    if id == 1 { parts.append([cursor]) } else { parts[parts.count - 1].append(cursor) }
                }
            case 7:
                guard kind == 3, count == 1, (parts.last?.count ?? 0) > 2 else { throw Malformed() }
            default: throw Malformed()
            }
        }
        return parts
    }

    private static func fields(_ bytes: [UInt8]) throws -> [(Int, Field)] {
        var place = 0
        var fields: [(Int, Field)] = []
        while place < bytes.count {
            let tag = try varint(bytes, &place)
            switch tag & 7 {
            case 0: fields.append((Int(tag >> 3), .number(try varint(bytes, &place))))
            case 2:
                let count = Int(try varint(bytes, &place))
                guard place + count <= bytes.count else { throw Malformed() }
                fields.append((Int(tag >> 3), .bytes(Array(bytes[place..<place + count]))))
                place += count
            default: throw Malformed()
            }
        }
        return fields
    }

    private static func numbers(_ bytes: [UInt8]) throws -> [UInt64] {
        var place = 0
        var numbers: [UInt64] = []
        while place < bytes.count { numbers.append(try varint(bytes, &place)) }
        return numbers
    }

    private static func varint(_ bytes: [UInt8], _ place: inout Int) throws -> UInt64 {
        var (number, shift) = (UInt64(0), UInt64(0))
        while place < bytes.count, shift < 64 {
            defer { place += 1 }
            number |= UInt64(bytes[place] & 0x7F) << shift
            if bytes[place] < 0x80 { return number }
            shift += 7
        }
        throw Malformed()
    }
}
