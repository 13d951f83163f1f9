import Foundation
import Testing

/// Files as they were when somebody looked at them, in `Tests/data/golden`. `OPENKAART_RECORD=1` writes them anew, and fails, so that a
/// recording is not taken for a test.
package enum Golden {
    /// Expects bytes to be those of a golden file.
    package static func expect(
        _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = Harness.project.appending(path: "Tests/data/golden/" + name)
        if ProcessInfo.processInfo.environment["OPENKAART_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
            Issue.record(
                "'\(name)' was recorded, not tested. Look at what changed, and run the test again.",
                sourceLocation: sourceLocation)
            return
        }
        let golden = [UInt8](try Data(contentsOf: file))
        guard bytes != golden else { return }
        let place = zip(bytes, golden).enumerated().first { $1.0 != $1.1 }?.offset ?? min(bytes.count, golden.count)
        func around(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[max(0, place - 60)..<min(bytes.count, place + 60)], as: UTF8.self)
        }
        Issue.record(
            "'\(name)' differs from byte \(place) on (\(bytes.count) bytes, was \(golden.count)): is …\(around(bytes))…, was …\(around(golden))…",
            sourceLocation: sourceLocation)
    }
}
