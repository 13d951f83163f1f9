/// The modules of a QR symbol while it is being made.
struct QRMatrix: Sendable {
    private let version: QRVersion
    private let size: Int
    private(set) var modules: [Bool]
    /// Modules that are no data: patterns, and what tells format and version.
    private var isReserved: [Bool]

    /// A symbol with its patterns (6.3) and without data.
    init(_ version: QRVersion) {
        self.version = version
        size = version.size
        modules = Array(repeating: false, count: size * size)
        isReserved = modules
        for place in 0..<size {
            set(6, place, place.isMultiple(of: 2))
            set(place, 6, place.isMultiple(of: 2))
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { finder(x, y) }
        let middles = version.alignment
        for x in middles {
            for y in middles where !isCorner(x, y) { alignment(x, y) }
        }
        format(mask: 0)
        versionBits()
    }

    private func isCorner(_ x: Int, _ y: Int) -> Bool {
        let (first, last) = (6, size - 7)
        return (x, y) == (first, first) || (x, y) == (first, last) || (x, y) == (last, first)
    }

    private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
        modules[y * size + x] = isDark
        isReserved[y * size + x] = true
    }

    private mutating func finder(_ x: Int, _ y: Int) {
        for dy in -4...4 {
            for dx in -4...4 where (0..<size).contains(x + dx) && (0..<size).contains(y + dy) {
                let ring = max(abs(dx), abs(dy))
                set(x + dx, y + dy, ring != 2 && ring != 4)
            }
        }
    }

    private mutating func alignment(_ x: Int, _ y: Int) {
        for dy in -2...2 {
            for dx in -2...2 { set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) }
        }
    }

    /// Level and mask, twice, with a BCH code (7.9).
    private mutating func format(mask: Int) {
        // Level M is 00.
        let data = mask
        var rest = data
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (data << 10 | rest) ^ 0x5412
        func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0...5 { set(8, index, bit(index)) }
        set(8, 7, bit(6))
        set(8, 8, bit(7))
        set(7, 8, bit(8))
        for index in 9..<15 { set(14 - index, 8, bit(index)) }
        for index in 0..<8 { set(size - 1 - index, 8, bit(index)) }
        for index in 8..<15 { set(8, size - 15 + index, bit(index)) }
        set(8, size - 8, true)
    }

    /// The number of the version, from 7 on, with a BCH code (7.10).
    private mutating func versionBits() {
        guard version.number >= 7 else { return }
        var rest = version.number
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version.number << 12 | rest
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            set(size - 11 + index % 3, index / 3, isDark)
            set(index / 3, size - 11 + index % 3, isDark)
        }
    }

    /// Puts the codewords in, up and down in columns of two from the right (7.7.3).
    mutating func place(_ codewords: [UInt8]) {
        var bit = 0
        var right = size - 1
        var goesUp = true
        while right > 0 {
            // The timing pattern has a column of its own.
            if right == 6 { right = 5 }
            for step in 0..<size {
                let y = goesUp ? size - 1 - step : step
                for x in [right, right - 1] where !isReserved[y * size + x] && bit < codewords.count * 8 {
                    modules[y * size + x] = codewords[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
            right -= 2
            goesUp.toggle()
        }
    }

    /// The symbol with its data turned over where a pattern says so (7.8.2).
    func masked(_ mask: Int) -> QRMatrix {
        var masked = self
        for y in 0..<size {
            for x in 0..<size where !isReserved[y * size + x] && Self.turns(mask, x, y) {
                masked.modules[y * size + x].toggle()
            }
        }
        masked.format(mask: mask)
        return masked
    }

    private static func turns(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    /// How hard it is to read (7.8.3): runs, blocks, what looks like a finder, and a lack of balance.
    var penalty: Int {
        var penalty = 0
        for line in 0..<size {
            penalty += Self.linePenalty((0..<size).map { modules[line * size + $0] })
            penalty += Self.linePenalty((0..<size).map { modules[$0 * size + line] })
        }
        for y in 0..<size - 1 {
            for x in 0..<size - 1 {
                let corner = modules[y * size + x]
                let isBlock =
                    corner == modules[y * size + x + 1] && corner == modules[(y + 1) * size + x]
                    && corner == modules[(y + 1) * size + x + 1]
                if isBlock { penalty += 3 }
            }
        }
        let dark = modules.count { $0 }
        return penalty + abs(dark * 20 - modules.count * 10) / modules.count * 10
    }

    private static let finderLike: [[Bool]] = {
        let core = [true, false, true, true, true, false, true]
        let white = [false, false, false, false]
        return [core + white, white + core]
    }()

    private static func linePenalty(_ line: [Bool]) -> Int {
        var penalty = 0
        var run = 0
        for (index, module) in line.enumerated() {
            run = index > 0 && module == line[index - 1] ? run + 1 : 1
            if run == 5 { penalty += 3 } else if run > 5 { penalty += 1 }
        }
        for start in 0...(line.count - 11) where finderLike.contains(Array(line[start..<start + 11])) { penalty += 40 }
        return penalty
    }
}
