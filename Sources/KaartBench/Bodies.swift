import Foundation

/// The answers to the query mix, fetched once and kept as files for nginx.
struct Bodies {
    /// The paths of the questions, a line each.
    let paths: URL
    /// The paths of the files with their answers, a line each.
    let files: URL
    let bytes: Int
    private let folder: URL
    private let questions: [String]

    init(_ base: String, count: Int, folder: URL) throws {
        self.folder = folder
        var mix = QueryMix()
        questions = (0..<count).map { _ in mix.next() }
        paths = folder.appending(path: "paths.txt")
        files = folder.appending(path: "files.txt")
        try Data(questions.joined(separator: "\n").utf8).write(to: paths)
        try Data((0..<count).map { "/\($0).geojson" }.joined(separator: "\n").utf8).write(to: files)
        let list = questions.enumerated().map { number, path in
            "url = \"\(base)\(path)\"\noutput = \"\(folder.path)/www/\(number).geojson\""
        }
        let file = folder.appending(path: "curl.txt")
        try Data(list.joined(separator: "\n").utf8).write(to: file)
        try Tool.run("/usr/bin/curl", ["-sS", "--fail", "-K", file.path])
        bytes = try (0..<count).reduce(0) { sum, number in
            let path = "\(folder.path)/www/\(number).geojson"
            return sum + (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
        }
    }

    /// Our gzip beside that of `gzip -1`, over some of the bodies; unpacked they must be the same.
    func compareSizes(_ base: String, _ table: inout Table) throws {
        var own = 0
        var other = 0
        for number in stride(from: 0, to: questions.count, by: max(1, questions.count / 100)) {
            let plain = "\(folder.path)/www/\(number).geojson"
            let packed = "\(folder.path)/packed.gz"
            try Tool.run(
                "/usr/bin/curl",
                ["-sS", "--fail", "-H", "Accept-Encoding: gzip", "-o", packed, base + questions[number]])
            // A body of a packet or less comes as it is.
            if try FileManager.default.attributesOfItem(atPath: plain)[.size] as? Int ?? 0 < 1_200 { continue }
            try Tool.run("/bin/sh", ["-c", "gzip -t '\(packed)' && gzip -dc '\(packed)' | cmp - '\(plain)'"])
            own += try FileManager.default.attributesOfItem(atPath: packed)[.size] as? Int ?? 0
            other +=
                Int(
                    try Tool.run("/bin/sh", ["-c", "gzip -1 -c '\(plain)' | wc -c"]).trimmingCharacters(
                        in: .whitespacesAndNewlines)) ?? 0
        }
        table.addRatio("gzip: bytes beside gzip -1", Double(own) / Double(other))
    }
}
