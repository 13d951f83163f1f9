import Foundation
import Synchronization

/// Regular expressions that were asked for before: schemas ask for the same few many times.
private let expressions = Mutex<[String: NSRegularExpression]>([:])

extension String {
    /// Whether a regular expression is found in the text; never when it is none.
    func matches(_ pattern: String) -> Bool {
        let expression = expressions.withLock { known in
            let expression = known[pattern] ?? (try? NSRegularExpression(pattern: pattern))
            known[pattern] = expression
            return expression
        }
        return expression?.firstMatch(in: self, range: NSRange(startIndex..., in: self)) != nil
    }
}
