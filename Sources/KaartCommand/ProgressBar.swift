import OpenKaart

/// How far an import is: a bar, rows, rows a second, and how long it still takes.
struct ProgressBar {
    private let began = ContinuousClock.now

    /// The line for a terminal.
    ///
    /// - Parameters:
    ///   - share: the part of the file that was read, 0…1; nothing when its size is not known.
    ///   - width: columns of the terminal.
    func text(_ share: Double?, _ counts: ImportReport, width: Int) -> String {
        Self.text(share, counts, after: (ContinuousClock.now - began) / .seconds(1), width: width)
    }

    /// The line after so many seconds.
    static func text(_ share: Double?, _ counts: ImportReport, after seconds: Double, width: Int) -> String {
        let rate = seconds > 0 ? Int(Double(counts.total) / seconds) : 0
        var parts = ["\(counts.total) rijen", "\(rate) per seconde"]
        if counts.rejected > 0 { parts.append("\(counts.rejected) afgewezen") }
        guard let share else { return String(parts.joined(separator: ", ").prefix(max(width - 1, 0))) }
        if share > 0, share < 1 { parts.append("nog \(duration(seconds / share - seconds))") }
        let words = " \(Int(share * 100)) %  " + parts.joined(separator: ", ")
        let room = min(30, width - words.count - 3)
        guard room >= 5 else { return String(words.dropFirst().prefix(max(width - 1, 0))) }
        let filled = Int(share * Double(room))
        return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: room - filled) + "]" + words
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
    }
}
