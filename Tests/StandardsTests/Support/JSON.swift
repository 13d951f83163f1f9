import Foundation

/// JSON as another reader than ours sees it: answers are judged with Foundation's.
enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(parsing bytes: [UInt8]) throws {
        self.init(try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed))
    }

    private init(_ value: Any) {
        switch value {
        case let text as String: self = .string(text)
        case let members as [String: Any]: self = .object(members.mapValues(JSON.init))
        case let elements as [Any]: self = .array(elements.map(JSON.init))
        // Foundation's Booleans are numbers too, of the type "c".
        case let number as NSNumber:
            self = number.objCType.pointee == 0x63 ? .bool(number.boolValue) : .number(number.doubleValue)
        default: self = .null
        }
    }

    /// The member of an object, or the element of an array by its number; null for nothing. Setting null takes a member away.
    subscript(key: String) -> JSON {
        get {
            switch self {
            case .object(let members): members[key] ?? .null
            case .array(let elements): Int(key).flatMap { elements.indices.contains($0) ? elements[$0] : nil } ?? .null
            default: .null
            }
        }
        set {
            switch self {
            case .object(var members):
                members[key] = newValue == .null ? nil : newValue
                self = .object(members)
            case .array(var elements):
                guard let index = Int(key), elements.indices.contains(index) else { return }
                elements[index] = newValue
                self = .array(elements)
            default: break
            }
        }
    }

    /// The element of an array.
    subscript(index: Int) -> JSON { self["\(index)"] }

    var string: String? { if case .string(let string) = self { string } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var int: Int? { number.flatMap { Int(exactly: $0) } }
    var array: [JSON] { if case .array(let array) = self { array } else { [] } }
    var object: [String: JSON] { if case .object(let object) = self { object } else { [:] } }
    var strings: [String] { array.compactMap(\.string) }
    var numbers: [Double] { array.compactMap(\.number) }
    var exists: Bool { self != .null }

    /// Every value inside, this one first, each with the names that lead to it.
    var everything: [(path: [String], value: JSON)] {
        var found: [(path: [String], value: JSON)] = [([], self)]
        let children: [(String, JSON)] =
            switch self {
            case .object(let members): members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            case .array(let elements): elements.enumerated().map { ("\($0)", $1) }
            default: []
            }
        for (name, child) in children { found += child.everything.map { ([name] + $0.path, $0.value) } }
        return found
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(.init(elements) { $1 }) }
}
