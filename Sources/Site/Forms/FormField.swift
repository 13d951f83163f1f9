import OpenKaart

/// A field of a form, with what was filled in and what is wrong with it: the values of the template `field`.
package struct FormField: Sendable {
    let id: String
    let name: String
    let label: String
    let help: String?
    let value: String
    let fault: String?
    let isOptional: Bool
    let isArea: Bool
    let isSelect: Bool
    let isInput: Bool
    let type: String
    let inputMode: String?
    let autocomplete: String
    let rows: Int
    let size: String
    let limit: Int?
    let counter: String?
    let describedBy: String?
    let options: [Option]

    /// One that can be chosen.
    package struct Option: Sendable {
        let id: String
        let value: String
        let text: String
        let help: String?
        /// An icon beside it, such as the shape of a theme.
        let symbol: String?
        var isChosen: Bool

        package init(_ value: String, _ text: String, help: String? = nil, symbol: String? = nil) {
            id = ""
            self.value = value
            self.text = text
            self.help = help
            self.symbol = symbol
            isChosen = false
        }

        fileprivate init(_ option: Option, field: String, isChosen: Bool) {
            id = "\(field)-\(option.value.isEmpty ? "geen" : option.value)"
            value = option.value
            text = option.text
            help = option.help
            symbol = option.symbol
            self.isChosen = isChosen
        }
    }

    /// How a field is filled in.
    package enum Kind: Sendable {
        /// One line; the type of `input`.
        case line(String)
        case area(rows: Int)
        case select([Option])
        /// Radio buttons; drawn by the template `choice`.
        case choice([Option])
    }

    /// - Parameters:
    ///   - name: also its id on the page.
    ///   - key: of its texts: `{key}-label` and, when `hasHelp`, `{key}-help`.
    ///   - limit: characters that fit; shown as a counter.
    ///   - size: how wide: `""` for all there is, `kort`, `middel`.
    package init(
        _ name: String, _ kind: Kind = .line("text"), key: String, hasHelp: Bool = false, isOptional: Bool = false,
        limit: Int? = nil, autocomplete: String = "off", inputMode: String? = nil, size: String = "",
        in form: FormState, _ texts: TextCatalogue
    ) {
        id = name
        self.name = name
        label = texts.text(key + "-label")
        help = hasHelp ? texts.text(key + "-help") : nil
        let value = form.value(name)
        self.value = value
        fault = form.fault(of: name, texts)
        self.isOptional = isOptional
        self.inputMode = inputMode
        self.autocomplete = autocomplete
        self.limit = limit
        self.size = size
        counter = limit.map { texts.text("form-counter", ["limit": texts.number($0)]) }
        var rows = 0
        var type = "text"
        var options: [Option] = []
        switch kind {
        case .line(let given): type = given
        case .area(let given): rows = given
        case .select(let given), .choice(let given):
            options = given.map { Option($0, field: name, isChosen: $0.value == value) }
        }
        self.rows = rows
        self.type = type
        self.options = options
        isArea = rows > 0
        if case .select = kind { isSelect = true } else { isSelect = false }
        isInput = rows == 0 && options.isEmpty
        let parts = [
            help == nil ? nil : "\(name)-hulp", fault == nil ? nil : "\(name)-fout",
            limit == nil ? nil : "\(name)-teller",
        ].compactMap { $0 }
        describedBy = parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
