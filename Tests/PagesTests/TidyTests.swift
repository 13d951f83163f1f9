import Foundation
import Pages
import TestSupport
import Testing

/// The pages before another judge: HTML Tidy (Debian: `tidy`).
@Suite("HTML Tidy")
struct TidyTests {
    private static let program = "/usr/bin/tidy"
    private static let isPresent = FileManager.default.isExecutableFile(atPath: program)

    @Test("finds no fault in any page", .enabled(if: isPresent, "tidy is not installed"), arguments: Page.allCases)
    func clean(page: Page) throws {
        let tree = try HTMLTree(page, Samples.document(page))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).html")
        try Data(tree.source.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let tidy = Process()
        tidy.executableURL = URL(fileURLWithPath: Self.program)
        tidy.arguments = ["-quiet", "-errors", "-utf8", file.path]
        let errors = Pipe()
        tidy.standardError = errors
        tidy.standardOutput = FileHandle.nullDevice
        try tidy.start()
        let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        tidy.waitUntilExit()
        // Tidy 5.6 is older than this attribute (WAI-ARIA 1.1).
        let faults = told.split(separator: "\n").filter { !$0.contains("proprietary attribute \"aria-current\"") }
        #expect(faults == [])
    }
}
