/// Numbers for people to read and copy: decimal point, no exponent, whole ones without decimals.
enum NumberText {
    /// The shortest decimal text that stands for the number.
    static func text(_ number: Double) -> String {
        if let whole = Int(exactly: number) { return String(whole) }
        let text = String(number)
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text
        }
        let sign = number < 0 ? "-" : ""
        let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
        let digits = parts.joined()
        // How many digits stand before the point.
        let whole = (parts.first?.count ?? 0) + exponent
        if whole <= 0 { return sign + "0." + String(repeating: "0", count: -whole) + digits }
        if whole >= digits.count { return sign + digits + String(repeating: "0", count: whole - digits.count) }
        return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
    }
}
