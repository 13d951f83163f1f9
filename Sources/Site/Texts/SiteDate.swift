/// A day for people, with the moment for programs.
package struct SiteDate: Sendable {
    /// RFC 3339, for `datetime`.
    let machine: String
    /// Such as `7 maart 2026`.
    let day: String

    /// - Parameter moment: RFC 3339 in UTC.
    package init(_ moment: String, _ texts: TextCatalogue) {
        machine = moment
        let months = texts.text("months").split(separator: ",")
        let numbers = moment.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 3, months.indices.contains(numbers[1] - 1) else {
            day = moment
            return
        }
        day = "\(numbers[2]) \(months[numbers[1] - 1]) \(numbers[0])"
    }
}
