import OpenKaart

extension Distribution {
    /// The names of the columns of the table, in order.
    package static var columns: [String] { CSVTable.columns(nil, .crs84) }
}
