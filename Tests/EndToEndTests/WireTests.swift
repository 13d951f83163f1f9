import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("On the wire, with the built program")
struct WireTests {
    @Test("What is no HTTP, or too much of it, gets a problem document with all headers; the service goes on")
    func noHTTP() throws {
        let server = try Server(try Scratch())
        let items = "GET /v1/collections/initiatieven/items?"
        let end = " HTTP/1.1\r\nHost: kaart.example\r\nConnection: close\r\n\r\n"
        let many = (0..<10_000).map { "a\($0)=1" }.joined(separator: "&")
        let cases: [(request: String, says: String)] = [
            ("RUBBISH\r\n\r\n", "geen HTTP/1.1"),
            ("GET / HTTP/9.9\r\nHost: x\r\n\r\n", "geen HTTP/1.1"),
            (items + "x=" + String(repeating: "a", count: 300_000) + end, "te lang"),
            (items + "x=" + String(repeating: "a", count: 100_000) + end, "De parameter 'x' is onbekend"),
            (items + "q=" + String(repeating: "a", count: 100_000) + end, #""location":"q""#),
            (items + "bbox=" + String(repeating: "1,", count: 50_000) + end, #""location":"bbox""#),
            (items + many + end, "te veel velden"),
            (items + "limit=1&limit=2" + end, #""location":"limit","code":"dubbel""#),
        ]
        for (request, says) in cases {
            let answer = try Self.exchange(request, with: server)
            #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(request.prefix(60)): \(answer.prefix(80))")
            #expect(answer.contains("Content-Type: application/problem+json"), "\(request.prefix(60))")
            #expect(answer.contains("API-Version: 1.0.0") && answer.contains("Cache-Control: no-store"))
            #expect(answer.contains(says), "\(request.prefix(60)): \(answer.suffix(300))")
        }
        #expect(try Program.curl(server.base + "/health/ready").code == 200)
        #expect(server.stop() == 0)
    }

    @Test("A trusted proxy says where clients reach the service; the same headers from anybody else are left unread")
    func proxy() throws {
        let scratch = try Scratch()
        let trusting = try Server(scratch, ["--trusted-proxies", "127.0.0.0/8,::1"])
        func items(_ server: Server, _ headers: String...) throws -> String {
            try Program.curl(
                [server.base + "/v1/collections/initiatieven/items?limit=1"] + headers.flatMap { ["-H", $0] }
            ).body
        }
        let own = trusting.base + "/v1/"
        #expect(try items(trusting).contains(own))
        for (headers, base) in [
            (["Forwarded: for=192.0.2.1;proto=https;host=kaart.example"], "https://kaart.example"),
            (
                ["Forwarded: host=kwaad.example;proto=http, for=192.0.2.1;host=\"kaart.example\";proto=https"],
                "https://kaart.example"
            ),
            (
                ["X-Forwarded-Proto: https", "X-Forwarded-Host: kaart.example", "X-Forwarded-Prefix: /open/kaart/"],
                "https://kaart.example/open/kaart"
            ),
        ] {
            let body = try Program.curl(
                [trusting.base + "/v1/collections/initiatieven/items?limit=1"] + headers.flatMap { ["-H", $0] }
            ).body
            #expect(body.contains("\"\(base)/v1/collections/initiatieven/items?limit=1&cursor="), "\(headers): \(body)")
            #expect(!body.contains(own), "\(headers)")
        }
        // What is no address is as good as nothing.
        for header in [
            "X-Forwarded-Host: \"><script>", "Forwarded: host=a/b;proto=https",
            "Forwarded: host=kaart.example;proto=ftp",
        ] {
            #expect(try items(trusting, header, "X-Forwarded-Proto: https").contains(own), "\(header)")
        }
        #expect(trusting.stop() == 0)

        let wary = try Server(scratch, ["--trusted-proxies", "192.0.2.0/24"])
        #expect(
            try items(wary, "X-Forwarded-Proto: https", "X-Forwarded-Host: kwaad.example").contains(wary.base + "/v1/"))
        #expect(wary.stop() == 0)
    }

    @Test("A fixed address, and the RD grid that is not where somebody said, are told at the start")
    func start() throws {
        let scratch = try Scratch()
        let limit = try Program.openkaart("serve", "--database", scratch.database, "--rate-limit", "veel")
        #expect(limit.status == 1 && limit.errors.contains("'veel' kan niet"))
        let range = try Program.openkaart("serve", "--database", scratch.database, "--trusted-proxies", "overal")
        #expect(range.status == 1 && range.errors.contains("'overal' is geen adres"))
        let grid = try Program.openkaart(
            "doctor", "--database", scratch.database, "--proj-data", scratch.url.path)
        #expect(grid.output.contains("geen bruikbaar raster") && grid.status == 1)
    }

    /// Sends bytes and gives all that comes back until the other side is done.
    private static func exchange(_ request: String, with server: Server) throws -> String {
        let port = try #require(server.base.split(separator: ":").last.flatMap { UInt16($0) })
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        #expect(connected == 0)
        var rest = Array(request.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { break }
            rest = rest.dropFirst(sent)
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer += buffer[..<count]
        }
        return String(decoding: answer, as: UTF8.self)
    }
}
