private import Foundation
private import Glibc
import KaartService
import OpenDataFormats

/// Fetches addresses with the program curl.
///
/// So the service itself has no code that can fetch an address, proxies and certificates are those of the system, and the release
/// carries no second TLS library.
enum Curl {
    /// What can be done about an answer that did not come.
    enum Failure: Error {
        /// It may come when it is asked for again.
        case passing(String)
        /// It will not.
        case lasting(String)
    }

    /// Fetches an address and has it read while it comes in.
    ///
    /// - Throws: `Failure` when the answer did not come whole, also when `read` failed over what did come; else what `read` throws.
    static func fetch<Result>(_ address: String, _ read: (any ByteSource) throws -> Result) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["curl"] + options + ["--url", address]
        let output = Pipe()
        let errors = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let source = PipeByteSource(output.fileHandleForReading)
        let result = Swift.Result { try read(source) }
        // What was read may be wrong because it broke off; then curl says so. Otherwise nobody waits for the rest.
        if !source.isAtEnd { process.terminate() }
        if let failure = failure(of: process, errors) { throw failure }
        return try result.get()
    }

    private static let options = [
        // First: settings of whoever runs this do not count.
        "--disable", "--silent", "--show-error", "--globoff", "--fail", "--compressed", "--location", "--max-redirs",
        "5",
        "--proto", "=http,https", "--proto-redir", "=http,https", "--user-agent",
        "openkaart-mirror/\(KaartService.version)",
        "--connect-timeout", "15",
        // Nothing for a minute.
        "--speed-limit", "1", "--speed-time", "60", "--write-out", "%{stderr}\n%{http_code}",
    ]

    private static func failure(of process: Process, _ errors: Pipe) -> Failure? {
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationReason == .exit else { return nil }
        let lines = said.split(separator: "\n")
        switch process.terminationStatus {
        case 0: return nil
        case 22:
            let status = lines.last.flatMap { Int($0) } ?? 0
            return [408, 429, 500, 502, 503, 504].contains(status)
                ? .passing("de dienst antwoordt met status \(status)")
                : .lasting("De dienst antwoordt met status \(status). Is dit het adres van een Open Kaart?")
        case 126, 127: return .lasting("Het programma curl is er niet. Installeer het: apt-get install curl")
        // Certificates, addresses and forms of answers that another attempt does not change (curl, "EXIT CODES").
        case 1, 2, 3, 35, 47, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91:
            return .lasting("Ophalen lukt niet: \(lines.first ?? "onbekende fout")")
        default: return .passing(lines.first.map(String.init) ?? "het programma curl stopte")
        }
    }
}

/// What a program writes, while it runs. A class, because whoever made it looks afterwards how far it was read.
private final class PipeByteSource: ByteSource {
    private let handle: FileHandle
    /// Whether all of it was read.
    private(set) var isAtEnd = false

    init(_ handle: FileHandle) {
        self.handle = handle
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
        while true {
            let count = Glibc.read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
            isAtEnd = count == 0
            if count >= 0 { return count }
            let code = errno
            guard code == EINTR else { throw .unreadable(path: "curl", code: code) }
        }
    }
}
