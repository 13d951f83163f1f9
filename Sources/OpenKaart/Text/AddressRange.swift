#if canImport(Glibc)
    private import Glibc
#endif

/// Network addresses that begin with the same bits, such as `10.0.0.0/8` or `::1` (RFC 4632, section 3.1; RFC 4291, section 2.3).
package struct AddressRange: Hashable, Sendable {
    private let bytes: [UInt8]
    private let bits: Int

    /// Reads an address, with or without a number of bits behind a slash. Nothing when it is something else.
    package init?(parsing text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let bytes = Self.bytes(of: String(parts[0])) else { return nil }
        self.bytes = bytes
        guard parts.count == 2 else {
            bits = bytes.count * 8
            return
        }
        guard let bits = Int(parts[1]), (0...bytes.count * 8).contains(bits) else { return nil }
        self.bits = bits
    }

    /// Whether a numeric address lies in the range. An IPv4 address inside IPv6 counts as the IPv4 address.
    package func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
        let whole = bits / 8
        guard other[..<whole] == bytes[..<whole] else { return false }
        let rest = bits % 8
        return rest == 0 || other[whole] >> UInt8(8 - rest) == bytes[whole] >> UInt8(8 - rest)
    }

    /// The part of an address that one household or office has: 24 bits of IPv4, 48 of IPv6. Nothing when it is no address.
    package static func network(of address: String) -> [UInt8]? {
        bytes(of: address).map { Array($0.prefix($0.count == 4 ? 3 : 6)) }
    }

    private static func bytes(of text: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, text, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        let isMapped = sixteen[..<10].allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
        return isMapped ? Array(sixteen[12...]) : sixteen
    }
}
