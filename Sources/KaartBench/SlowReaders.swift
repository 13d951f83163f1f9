import Foundation

/// Clients that take a download slowly, half of them one that is written while it is sent and half of them a file.
struct SlowReaders {
    let base: String
    let seconds: Int

    static let count = 20
    private static let bytesPerSecond = 100_000

    /// How much more private memory the service has at most while they read, in MiB.
    func growth(of service: Subject) throws -> Double {
        let before = service.privateMemory
        let clients = try (0..<Self.count).map { number in
            let form = ["geojson", "csv"][number / 2 % 2]
            let query = number % 2 == 0 ? "?crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84" : ""
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/curl")
            process.arguments = [
                "-sf", "-o", "/dev/null", "--limit-rate", "\(Self.bytesPerSecond)", "--max-time", "\(seconds)",
                "\(base)/opendata/initiatieven.\(form)\(query)",
            ]
            try process.run()
            return process
        }
        var most = before
        while clients.contains(where: \.isRunning) {
            most = max(most, service.privateMemory)
            Thread.sleep(forTimeInterval: 0.1)
        }
        // Time has run out for all of them: who was refused, or was done, measured nothing.
        guard clients.allSatisfy({ $0.terminationStatus == 28 }) else {
            throw BenchError("a slow client ended otherwise: \(clients.map(\.terminationStatus))")
        }
        return most - before
    }
}
