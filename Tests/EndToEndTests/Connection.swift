import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A connection that stays open, for one request after the other. Waits for each answer: for a thread of its own.
final class Connection {
    private let descriptor: Int32
    private var received: [UInt8] = []

    /// What came back. After a connection that broke, part of it or nothing.
    struct Exchange {
        /// Nothing when not even the first line came.
        let status: Int?
        /// Nothing when not all of it came.
        let body: Data?
    }

    /// Nothing when nobody listens.
    init?(to base: String) {
        guard let port = base.split(separator: ":").last.flatMap({ UInt16($0) }) else { return nil }
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// Sends a request and waits for all of its answer.
    func exchange(_ method: String, _ path: String, _ headers: [String: String] = [:], _ body: String = "") -> Exchange
    {
        var request = "\(method) \(path) HTTP/1.1\r\nHost: kaart.example\r\nContent-Length: \(body.utf8.count)\r\n"
        for (name, value) in headers { request += "\(name): \(value)\r\n" }
        send(request + "\r\n" + body)
        received = []
        while true {
            if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
                return rest(head: String(decoding: received[..<end.lowerBound], as: UTF8.self), from: end.upperBound)
            }
            guard receive() else { return Exchange(status: Self.status(of: received), body: nil) }
        }
    }

    private func rest(head: String, from start: Int) -> Exchange {
        let status = Self.status(of: Array(head.utf8))
        let length = head.lowercased().firstMatch(of: /content-length: *(\d+)/).flatMap { Int($0.1) }
        while let length, received.count < start + length {
            guard receive() else { return Exchange(status: status, body: nil) }
        }
        return Exchange(status: status, body: length.map { Data(received[start..<start + $0]) })
    }

    private static func status(of bytes: [UInt8]) -> Int? {
        String(decoding: bytes.prefix(12), as: UTF8.self).firstMatch(of: /HTTP\/1.1 (\d{3})/).flatMap { Int($0.1) }
    }

    private func send(_ request: String) {
        var rest = Array(request.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    private func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 { received += buffer[..<count] }
        return count > 0
    }
}
