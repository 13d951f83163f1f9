import OpenKaart

/// Reads the fields of one CSV record by member, and notes what is wrong with them.
struct FieldReader {
    let record: CSVRecord
    let places: [String: Int]
    /// What the file calls its columns.
    let names: [String: String]
    let constants: [String: String]
    let allowsDecimalComma: Bool
    private(set) var problems: [Problem] = []

    init(
        record: CSVRecord, places: [String: Int], names: [String: String], constants: [String: String],
        allowsDecimalComma: Bool
    ) {
        self.record = record
        self.places = places
        self.names = names
        self.constants = constants
        self.allowsDecimalComma = allowsDecimalComma
    }

    /// The text of a member; that which holds for all rows when its field is empty.
    mutating func text(_ member: String) -> String? {
        if let index = places[member], let text = text(member, at: index) { return text }
        return constants.isEmpty ? nil : constants[member]
    }

    /// The number in a column, which must be there.
    mutating func number(_ member: String, at index: Int) -> Double? {
        let before = problems.count
        guard let text = text(member, at: index) else {
            if problems.count == before {
                note(member, .missing, "'\(names[member] ?? member)' ontbreekt of is leeg. Vul het in.")
            }
            return nil
        }
        if let number = Self.number(text, allowsDecimalComma: allowsDecimalComma) { return number }
        note(
            member, .invalid,
            "'\(text.prefix(40))' is geen getal. Gebruik een punt\(allowsDecimalComma ? " of een komma" : "") voor decimalen en "
                + "niets tussen duizendtallen, zoals 5.121.")
        return nil
    }

    /// The number that a text stands for; with a comma for its decimals where that is allowed.
    static func number(_ text: String, allowsDecimalComma: Bool) -> Double? {
        if let number = DecimalText.number(text) { return number }
        guard allowsDecimalComma, text.utf8.count <= 64 else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, !text.contains(".") else { return nil }
        return DecimalText.number("\(parts[0]).\(parts[1])")
    }

    private mutating func text(_ member: String, at index: Int) -> String? {
        if let text = record.string(at: index) { return text.isEmpty ? nil : text }
        note(
            member, .invalid,
            "'\(names[member] ?? member)' is geen geldige UTF-8. Het lijkt Latin-1 of Windows-1252; bewaar het bestand als UTF-8."
        )
        return nil
    }

    private mutating func note(_ member: String, _ code: Problem.Code, _ detail: String) {
        problems.append(Problem(member: member, code: code, detail: detail))
    }
}
