import Foundation
import OpenKaart
import Testing

@testable import SpatiaLiteRegister

/// Looks at the memory of the process, so it runs alone (see the Makefile).
@Suite("The memory of connections", .serialized)
struct ConnectionMemoryTests {
    @Test("Opening and closing many times does not leak connections of SpatiaLite")
    func leak() throws {
        let sandbox = try Sandbox()
        func privateMemory() throws -> Int {
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssAnon") })
            return try #require(Int(line.split(separator: " ", omittingEmptySubsequences: true).dropLast().last ?? ""))
        }
        func openOften() throws {
            for _ in 0..<100 { _ = try sandbox.register.snapshot() }
        }
        try openOften()
        let before = try privateMemory()
        try openOften()
        // A leak of 0.4 MB each would be 40 MB.
        #expect(try privateMemory() - before < 20_000)
    }
}
