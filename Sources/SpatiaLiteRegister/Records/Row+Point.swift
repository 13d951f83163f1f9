private import Foundation
import GRDB
import OpenKaart

extension Row {
    /// The position in a geometry column, or nothing when the column holds something else. Copies no bytes.
    func point(at index: Int) throws -> Coordinate? {
        try withUnsafeData(atIndex: index) { data in
            data.flatMap { $0.withUnsafeBytes(PointBlob.decode) }
        }
    }
}
