/// For whom a CSV file is written.
package enum CSVVariant: String, CaseIterable, Sendable {
    /// RFC 4180 for programs: commas between columns, a point as decimal mark, no byte order mark.
    case standard = "standaard"
    /// What a Dutch Excel opens by itself: semicolons, decimal commas, and a byte order mark that says UTF-8.
    case excel
}
