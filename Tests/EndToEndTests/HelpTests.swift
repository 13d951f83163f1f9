import Foundation
import Testing

/// What `--help` tells stands in the documents too, and the other way round.
@Suite("Options and the documents")
struct HelpTests {
    /// The help of every command and subcommand.
    private static let helps: [(command: String, text: String)] = {
        func walk(_ command: [String]) throws -> [(String, String)] {
            let text = try Program.run(Program.openkaart, ["help"] + command).output
            let names = text.components(separatedBy: "SUBCOMMANDS:").dropFirst().joined().split(separator: "\n")
                .compactMap { $0.wholeMatch(of: /\ \ ([a-z]+)(?: .*)?/)?.1 }
            return try [(command.joined(separator: " "), text)]
                + names.flatMap { try walk(command + [String($0)]) }
        }
        return (try? walk([])) ?? []
    }()

    private static func words(_ path: String) throws -> String {
        try String(contentsOf: Program.project.appending(path: path), encoding: .utf8)
    }

    /// An option with the variable that its help names; the help of an option ends where the next one begins.
    private static func options(_ help: String) -> [(option: String, variable: String?)] {
        let text = help.components(separatedBy: "SUBCOMMANDS:")[0]
        let starts = text.matches(of: /(?m)^  (?:-[a-z], )?(--[a-z-]+)/)
        return zip(starts, starts.dropFirst().map(\.range.lowerBound) + [text.endIndex]).map { start, end in
            let own = text[start.range.lowerBound..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return (String(start.1), own.firstMatch(of: /\[(OPENKAART_[A-Z_]+)/).map { String($0.1) })
        }
    }

    @Test("Every option of every command stands in the README or in docs/")
    func documented() throws {
        let folder = Program.project.appending(path: "docs")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
        let documents = try (["README.md"] + names.map { "docs/" + $0 }).map(Self.words).joined()
        #expect(Self.helps.count > 10)
        for (command, text) in Self.helps {
            for (option, _) in Self.options(text) where option != "--help" && option != "--version" {
                #expect(documents.contains(option), "\(command) \(option)")
            }
        }
    }

    @Test("The table of variables in the README is that of the help, each with its option")
    func table() throws {
        var expected: Set<String> = []
        for (_, text) in Self.helps {
            for (option, variable) in Self.options(text) {
                if let variable { expected.insert("\(variable) \(option)") }
            }
        }
        let rows = try Self.words("README.md").matches(of: /(?m)^\| `(OPENKAART_[A-Z_]+)` \| `(--[a-z-]+)` \|/)
            .map { "\($0.1) \($0.2)" }
        #expect(Set(rows) == expected && rows.count == expected.count && rows.count > 20)
    }
}
