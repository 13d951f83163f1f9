import Foundation

/// The service under measurement.
final class Subject {
    let base: String
    let secondsToReady: Double
    private let tool: Tool

    /// Starts the service and waits until it is ready.
    init(program: String, database: URL, folder: URL) throws {
        let port = 18_080
        base = "http://127.0.0.1:\(port)"
        let clock = ContinuousClock()
        let start = clock.now
        tool = try Tool(
            program, ["serve", "--database", database.path, "--port", "\(port)"],
            log: folder.appending(path: "serve.log"),
            environment: ["OPENKAART_RATE_LIMIT": "off"])
        var isReady = false
        while !isReady, clock.now - start < .seconds(120) {
            isReady =
                (try? Tool.run("/usr/bin/curl", ["-sf", "-o", "/dev/null", "--max-time", "1", base + "/health/ready"]))
                != nil
        }
        secondsToReady = (clock.now - start) / .seconds(1)
        guard isReady else { throw BenchError("the service did not become ready") }
    }

    var privateMemory: Double { tool.privateMemory }

    /// Seconds that its threads had a core.
    var busySeconds: Double { tool.busySeconds }

    /// Waits until it does nothing of its own accord any more: files of the dataset, indexes.
    func waitUntilCalm() throws {
        var calm = 0
        for _ in 0..<300 where calm < 3 {
            let before = busySeconds
            Thread.sleep(forTimeInterval: 1)
            calm = busySeconds - before < 0.05 ? calm + 1 : 0
        }
        guard calm == 3 else { throw BenchError("the service did not come to rest") }
    }

    func stop() {
        tool.stop()
    }
}

/// nginx with the bodies as files: as they are, and compressed on the way.
final class Nginx {
    let plain = "http://127.0.0.1:18081"
    let packed = "http://127.0.0.1:18082"
    private let tool: Tool

    init(folder: URL) throws {
        let scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
            "\($0)_temp_path \(folder.path)/\($0);"
        }
        let configuration = """
            worker_processes auto; daemon off; pid \(folder.path)/nginx.pid; error_log \(folder.path)/nginx-error.log;
            events { worker_connections 1024; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; types { application/geo+json geojson; }
              \(scratch.joined(separator: " "))
              server { listen 127.0.0.1:18081; root \(folder.path)/www; }
              server { listen 127.0.0.1:18082; root \(folder.path)/www;
                gzip on; gzip_comp_level 1; gzip_min_length 0; gzip_types application/geo+json; }
            }
            """
        let file = folder.appending(path: "nginx.conf")
        try Data(configuration.utf8).write(to: file)
        // A worker under another user must be able to read the bodies.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        tool = try Tool("/usr/sbin/nginx", ["-c", file.path], log: folder.appending(path: "nginx.log"))
        Thread.sleep(forTimeInterval: 1)
    }

    func stop() {
        tool.stop()
    }
}
