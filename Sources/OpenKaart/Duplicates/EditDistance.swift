/// How many letters have to be added, left out, replaced or swapped with their neighbour to make one word of another
/// (optimal string alignment).
enum EditDistance {
    /// Longer words are not compared letter by letter: nobody writes them, except to keep the service busy.
    static let maximumLetters = 64

    /// Whether a few changes are enough. Complexity: O(product of the lengths), of what differs between the ends.
    static func isWithin(_ limit: Int, _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        guard abs(left.count - right.count) <= limit, max(left.count, right.count) <= maximumLetters else {
            return false
        }
        var (left, right) = (left, right)
        while let first = left.first, first == right.first {
            left = left.dropFirst()
            right = right.dropFirst()
        }
        while let last = left.last, last == right.last {
            left = left.dropLast()
            right = right.dropLast()
        }
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) <= limit }
        let width = left.count + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: width * (right.count + 1)) { table in
            fill(table, width, left, right) <= limit
        }
    }

    /// Fills the table of the distances between all beginnings, and gives that of the whole.
    private static func fill(
        _ table: UnsafeMutableBufferPointer<Int>, _ width: Int, _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>
    ) -> Int {
        table.initialize(repeating: 0)
        for column in 0..<width { table[column] = column }
        for (line, sign) in zip(1..., right) {
            let row = line * width
            table[row] = line
            for (column, other) in zip(1..., left) {
                let above = row - width + column
                var best = min(table[above], table[row + column - 1]) + 1
                best = min(best, table[above - 1] + (sign == other ? 0 : 1))
                if line > 1, column > 1, sign == left[left.startIndex + column - 2],
                    other == right[right.startIndex + line - 2]
                {
                    best = min(best, table[above - width - 2] + 1)
                }
                table[row + column] = best
            }
        }
        return table[table.count - 1]
    }
}
