private import Glibc
import OpenKaart

/// Moments as HTTP writes them: `Tue, 24 Nov 2026 09:30:00 GMT` (RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let form = "%a, %d %b %Y %H:%M:%S GMT"

    static func text(_ moment: Timestamp) -> String {
        var seconds = time_t(moment.secondsSinceEpoch)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return String(unsafeUninitializedCapacity: 40) { room in
            room.withMemoryRebound(to: CChar.self) { strftime($0.baseAddress, $0.count, form, &parts) }
        }
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Nothing when it is not written so, or in one of the forms that nobody sends any more: a condition with it is then no condition
    /// (section 13.1.3).
    static func read(_ text: String?) -> Timestamp? {
        guard let text else { return nil }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, let month = months.firstIndex(of: String(parts[2])),
            let moment = Timestamp(
                parsing: "\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z"),
            // The name of the day too.
            Self.text(moment) == text
        else { return nil }
        return moment
    }
}
