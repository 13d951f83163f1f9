import Foundation
import TestSupport

#if canImport(Glibc)
    import Glibc
#endif

/// `openkaart serve` on loopback, on a port of its own.
final class Server {
    let base: String
    let port: UInt16
    private let process = Process()
    private let log: String

    struct DidNotStart: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts the service and waits until it answers, unless it must not.
    ///
    /// - Parameter port: that of an earlier one; nothing for any that is free.
    init(
        _ scratch: Scratch, _ arguments: [String] = [], environment: [String: String] = [:], port: UInt16? = nil,
        waits: Bool = true
    ) throws {
        let port = try port ?? Self.freePort()
        self.port = port
        base = "http://127.0.0.1:\(port)"
        log = scratch.path("log-\(port).txt")
        try Data().write(to: URL(filePath: log))
        let handle = try FileHandle(forWritingTo: URL(filePath: log))
        process.executableURL = URL(filePath: Program.openkaart)
        process.arguments = ["serve", "--database", scratch.database, "--port", "\(port)"] + arguments
        // Who names nobody to tell of weaknesses is warned.
        let defaults = ["OPENKAART_SECURITY_CONTACT": "veilig@example.org"]
        process.environment = ProcessInfo.processInfo.environment.merging(defaults) { $1 }.merging(environment) { $1 }
        process.currentDirectoryURL = Program.project
        process.standardOutput = handle
        process.standardError = handle
        try process.start()
        guard waits else { return }
        for _ in 0..<200 {
            if try Program.curl(base + "/health/ready").code == 200 { return }
            guard process.isRunning else { break }
            usleep(50_000)
        }
        throw DidNotStart(description: said)
    }

    /// All that the service said so far.
    var said: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// Ends the service as an operator would, and gives its exit status.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Ends the service as a power cut would.
    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    deinit {
        if process.isRunning { process.terminate() }
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
            }
        }
        guard code == 0 else { throw DidNotStart(description: "no free port") }
        return UInt16(bigEndian: address.sin_port)
    }
}
