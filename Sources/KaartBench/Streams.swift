import Foundation

/// Whole downloads in other forms and reference systems beside the ready-made GeoJSON in CRS84.
enum Streams {
    private static let systems = [("RD", "EPSG/0/28992"), ("web Mercator", "EPSG/0/3857"), ("ETRS89", "EPSG/0/4258")]

    static func measure(_ base: String, rounds: Int, into table: inout Table) throws {
        let plain = base + "/opendata/initiatieven.geojson"
        for (name, path) in systems {
            let other = plain + "?crs=http://www.opengis.net/def/crs/\(path)"
            var ratios: [Double] = []
            // In turn, so that a machine that slows down slows both.
            for _ in 0..<rounds { ratios.append(try seconds(plain) / seconds(other)) }
            table.addRatio("download in \(name), speed beside CRS84", ratios.median)
        }
        let times = try (0..<rounds).map { _ in try (seconds(plain), seconds(base + "/opendata/initiatieven.csv")) }
        table.add("download as GeoJSON", times.map(\.0).median, "s")
        table.add("download as CSV", times.map(\.1).median, "s")
    }

    private static func seconds(_ address: String) throws -> Double {
        let text = try Tool.run("/usr/bin/curl", ["-sf", "-o", "/dev/null", "-w", "%{time_total}", address])
        guard let seconds = Double(text) else { throw BenchError("curl gave no time") }
        return seconds
    }
}

/// Questions with words, one after the other on one connection: words alone, two of them, the beginning of one, phrases, and one of
/// two; some with a box and a theme. The words of the synthetic set occur in a large part of all records, so these are hard ones.
enum Searches {
    private static let words = [
        "bewoners", "gemeente", "samen", "budget", "inspraak", "kaart", "register", "verkeer", "water", "energie",
        "jongeren",
        "ideeën", "Utrecht", "Breda", "meldpunt", "overleg",
    ]

    static func measure(_ base: String, into table: inout Table) throws {
        try waitUntilReady(base)
        var random = SplitMix(state: 11)
        func word() -> String { words[random.below(words.count)] }
        var arguments = ["-sf", "-w", "%{stderr}%{time_total}\n"]
        for number in 0..<300 {
            let q = [
                word(), "\(word()) \(word())", String(word().prefix(4)), "\"\(word()) \(word())\"",
                "\(word()),\(word())",
            ][
                number % 5]
            let place = number % 3 == 0 ? "&bbox=4.8,52.3,5.0,52.45&thema=open-data" : ""
            let encoded = q.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            arguments += ["-o", "/dev/null", "\(base)/v1/collections/initiatieven/items?limit=20&q=\(encoded)\(place)"]
        }
        let found = try times(arguments)
        table.add("search, median", found.median * 1000, "ms")
        table.add("search, slowest of \(found.count)", (found.max() ?? .nan) * 1000, "ms")
        for order in ["titel", "-aangemaaktOp"] {
            let address = "\(base)/v1/collections/initiatieven/items?limit=20&sortby=\(order)"
            let ordered = try times(
                ["-sf", "-w", "%{stderr}%{time_total}\n"] + (0..<9).flatMap { _ in ["-o", "/dev/null", address] })
            table.add("all ordered by \(order), median", ordered.median * 1000, "ms")
        }
    }

    private static func times(_ arguments: [String]) throws -> [Double] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/curl")
        process.arguments = arguments
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let times = text.split(separator: "\n").compactMap { Double($0) }
        guard process.terminationStatus == 0, !times.isEmpty else {
            throw BenchError("a search failed: \(text.suffix(200))")
        }
        return times
    }

    /// The index is made beside the service while it answers other questions.
    private static func waitUntilReady(_ base: String) throws {
        for _ in 0..<600 {
            let found = try? Tool.run(
                "/usr/bin/curl",
                ["-sf", "-o", "/dev/null", base + "/v1/collections/initiatieven/items?limit=1&q=kaart"])
            if found != nil { return }
            Thread.sleep(forTimeInterval: 0.5)
        }
        throw BenchError("the search index did not become ready")
    }
}
