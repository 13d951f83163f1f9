/// The correction codewords of QR symbols: Reed-Solomon over GF(256) with the polynomial 0x11D (ISO/IEC 18004, 7.5.2 and annex A).
enum ReedSolomon {
    /// The codewords that correct errors in a block of data.
    static func correction(of data: some Sequence<UInt8>, count: Int) -> [UInt8] {
        let divisor = generator(count)
        var rest = [UInt8](repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for index in rest.indices { rest[index] ^= product(divisor[index], factor) }
        }
        return rest
    }

    /// The generator polynomial of a degree, without its first coefficient, which is 1.
    private static func generator(_ degree: Int) -> [UInt8] {
        var polynomial = [UInt8](repeating: 0, count: degree)
        polynomial[degree - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in polynomial.indices {
                let next = index + 1 < degree ? polynomial[index + 1] : 0
                polynomial[index] = product(polynomial[index], root) ^ next
            }
            root = product(root, 2)
        }
        return polynomial
    }

    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product: UInt16 = 0
        for bit in (0..<8).reversed() {
            product = (product << 1) ^ (product >> 7 & 1) * 0x11D
            product ^= UInt16(right >> UInt8(bit) & 1) * UInt16(left)
        }
        return UInt8(truncatingIfNeeded: product)
    }
}
