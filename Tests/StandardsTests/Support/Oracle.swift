/// What answers must be, worked out record by record.
extension [Record] {
    var idSet: Set<String> { Set<String>(map(\.id)) }

    /// In a box of degrees or on its edge; west above east goes round the other way.
    func inBox(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Record] {
        filter { record in
            let isBetween =
                west <= east ? (west...east).contains(record.lon) : record.lon >= west || record.lon <= east
            return isBetween && (south...north).contains(record.lat)
        }
    }

    /// Made between two moments in UTC, both included; texts of one form, so that they compare like the moments.
    func created(_ start: String?, _ end: String?) -> [Record] {
        filter { (start ?? "") <= $0.created && $0.created <= (end ?? "9999") }
    }
}
