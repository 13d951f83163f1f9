/// Texts that many records share (themes, places, organisations), each kept once and known by a small number.
struct Names: Sendable {
    private(set) var texts: [String] = []
    private var numbers: [String: UInt32] = [:]

    /// The number that stands for no text.
    static let none = UInt32.max

    /// The number of a text; a new one when it is new.
    mutating func number(for text: String?) -> UInt32 {
        guard let text else { return Self.none }
        if let known = numbers[text] { return known }
        let number = UInt32(texts.count)
        texts.append(text)
        numbers[text] = number
        return number
    }

    /// The number of a text that is there.
    func known(_ text: String) -> UInt32? {
        numbers[text]
    }
}
