import OpenKaart

/// A moment or day of a JSON document, for people. In UTC, as in the document.
struct DutchDate {
    /// For the `datetime` attribute.
    let machineText: String
    /// The day, such as `7 maart 2026`.
    let day: String
    /// The time of day, such as `09.30 uur (UTC)`; nothing when the document gives only a day.
    let time: String?

    /// Reads RFC 3339: a date and time, or only a date. Nothing when the text is something else.
    init?(_ text: String) {
        let isDay = text.utf8.count == 10
        guard let moment = Timestamp(parsing: isDay ? text + "T00:00:00Z" : text) else { return nil }
        let digits = moment.description
        let numbers = digits.split { !$0.isNumber }
        guard numbers.count == 6, let month = Int(numbers[1]), let dayOfMonth = Int(numbers[2]),
            let year = Int(numbers[0])
        else { return nil }
        machineText = isDay ? text : digits
        day = "\(dayOfMonth) \(Self.months[month - 1]) \(year)"
        time = isDay ? nil : "\(numbers[3]).\(numbers[4]) uur (UTC)"
    }

    /// Day and time in one text.
    var dayAndTime: String { time.map { "\(day), \($0)" } ?? day }

    private static let months = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ]
}

extension HTMLWriter {
    /// Appends the day of a moment; a text that is no moment as it is.
    mutating func day(_ text: String) {
        guard let date = DutchDate(text) else { return userText(text) }
        element(.time, .dateTime(date.machineText), text: date.day)
    }

    /// Appends a moment with its time of day; a text that is no moment as it is.
    mutating func moment(_ text: String) {
        guard let date = DutchDate(text) else { return userText(text) }
        element(.time, .dateTime(date.machineText), text: date.dayAndTime)
    }
}
