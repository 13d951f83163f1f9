/// Reads labels of host names that were written in ASCII (RFC 3492).
enum Punycode {
    // RFC 3492, section 5.
    private static let base: UInt32 = 36
    private static let minimum: UInt32 = 1
    private static let maximum: UInt32 = 26
    private static let skew: UInt32 = 38
    private static let damp: UInt32 = 700
    /// A label has at most 63 bytes; more than this is none, and would make the insertions costly.
    private static let longest = 255

    /// The text that a label stands for, without the `xn--`. Nothing when it stands for none.
    static func decoded(_ label: some StringProtocol) -> String? {
        let bytes = Array(label.utf8)
        guard bytes.count <= longest, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let delimiter = bytes.lastIndex(of: UInt8(ascii: "-"))
        var output = bytes[..<(delimiter ?? 0)].map(UInt32.init)
        var input = bytes[(delimiter.map { $0 + 1 } ?? 0)...]
        var (code, index, bias): (UInt32, UInt32, UInt32) = (128, 0, 72)
        while !input.isEmpty {
            guard let delta = integer(&input, bias: bias) else { return nil }
            let (next, overflows) = index.addingReportingOverflow(delta)
            guard !overflows else { return nil }
            let count = UInt32(output.count + 1)
            bias = adapted(delta, count: count, isFirst: index == 0 && output.count == (delimiter ?? 0))
            code += next / count
            guard Unicode.Scalar(code) != nil else { return nil }
            index = next % count
            output.insert(code, at: Int(index))
            index += 1
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: output.compactMap(Unicode.Scalar.init))
        return String(text)
    }

    /// One number of variable length (section 3.3).
    private static func integer(_ input: inout ArraySlice<UInt8>, bias: UInt32) -> UInt32? {
        var value: UInt32 = 0
        var weight: UInt32 = 1
        var place = base
        while let byte = input.popFirst() {
            guard let digit = digit(byte) else { return nil }
            let (part, partOverflows) = digit.multipliedReportingOverflow(by: weight)
            let (sum, sumOverflows) = value.addingReportingOverflow(part)
            guard !partOverflows, !sumOverflows else { return nil }
            value = sum
            let threshold = place <= bias ? minimum : min(place - bias, maximum)
            if digit < threshold { return value }
            let (next, overflows) = weight.multipliedReportingOverflow(by: base - threshold)
            guard !overflows else { return nil }
            weight = next
            place += base
        }
        return nil
    }

    /// Section 6.1.
    private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var bias: UInt32 = 0
        while delta > (base - minimum) * maximum / 2 {
            delta /= base - minimum
            bias += base
        }
        return bias + (base - minimum + 1) * delta / (delta + skew)
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 26
        default: nil
        }
    }
}
