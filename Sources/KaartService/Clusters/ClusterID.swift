import OpenKaart

/// The identity of a cluster: its cell, and a check of the filters that its count belongs to.
///
/// Opaque to clients: level, number of the cell and check, the last two hexadecimal; without the check where there are no filters: all of a cell. The
/// box of the view does not count, so that a cluster keeps its identity when the view moves; nor does the version of the map.
struct ClusterID: Hashable, Sendable, CustomStringConvertible {
    let cell: CurveCell
    let check: UInt32

    init(_ cell: CurveCell, check: UInt32) {
        self.cell = cell
        self.check = check
    }

    /// Reads an identity, or nothing when it is none in just this form.
    init?(parsing text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let level = Int(parts[0]), let index = Int64(parts[1], radix: 16),
            let cell = CurveCell(level: level, index: index)
        else { return nil }
        var check: UInt32 = 0
        if parts.count == 3 {
            guard let number = UInt32(parts[2], radix: 16) else { return nil }
            check = number
        }
        self.init(cell, check: check)
        // One cluster, one identity: no capitals, signs or zeros in front.
        guard description == text else { return nil }
    }

    var description: String {
        let name = "\(cell.level)-\(String(cell.index, radix: 16))"
        return check == 0 ? name : name + "-" + String(check, radix: 16)
    }
}
