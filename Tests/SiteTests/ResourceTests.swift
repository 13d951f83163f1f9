import Foundation
import Testing

@testable import Site

@Suite("The files of the site")
struct ResourceTests {
    /// The folder in the source.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Site/Resources").standardized

    static func names(_ part: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path).sorted()
    }

    static func text(_ part: String, _ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: part).appending(path: name), encoding: .utf8)
    }

    @Test("Every file of the folder is in the lists, and nothing else is")
    func lists() throws {
        #expect(EmbeddedFiles.templates.map { $0.name + ".mustache" }.sorted() == (try Self.names("Templates")))
        let texts = Language.allCases.flatMap { EmbeddedFiles.texts($0).map(\.name) }
        #expect(texts.sorted() == (try Self.names("Texts")))
        #expect(EmbeddedFiles.styles.map(\.name).sorted() == (try Self.names("Styles")))
        #expect(EmbeddedFiles.scripts.map(\.name).sorted() == (try Self.names("Scripts")))
        #expect(EmbeddedFiles.data.map(\.name).sorted() == (try Self.names("Data")))
    }

    @Test("What the build put into the program is what the folder holds")
    func content() throws {
        for file in EmbeddedFiles.templates {
            let text = try Self.text("Templates", file.name + ".mustache")
            #expect(String(decoding: file.bytes, as: UTF8.self) == text, "\(file.name)")
        }
        for file in EmbeddedFiles.styles {
            #expect(String(decoding: file.bytes, as: UTF8.self) == (try Self.text("Styles", file.name)), "\(file.name)")
        }
    }

    @Test("No template and no script has inline code or style, which the policy of the pages forbids")
    func noInlineCode() throws {
        for name in try Self.names("Templates") {
            let text = try Self.text("Templates", name)
            #expect(!text.contains(/\sstyle=|\son[a-z]+=|javascript:/), "\(name)")
            // Only a block of data may stand in the page.
            for script in text.matches(of: /<script(?<rest>[^>]*)>/) {
                #expect(script.output.rest.contains("src=") || script.output.rest.contains("json"), "\(name)")
            }
        }
        for name in try Self.names("Scripts") {
            let text = try Self.text("Scripts", name)
            #expect(
                !text.contains(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/),
                "\(name)")
        }
    }

    @Test("Every script that a page names is among the files")
    func scripts() throws {
        let known = Set(EmbeddedFiles.scripts.map(\.name) + ["leaflet.js"])
        let sources = Self.folder.deletingLastPathComponent()
        let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
        var named: Set<String> = []
        for file in files {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            named.formUnion(text.matches(of: /"(?<name>[a-z]+\.js)"/).map { String($0.output.name) })
        }
        #expect(named == known)
    }

    @Test("Every icon that a template or script names is in the sprite")
    func icons() throws {
        let sprite = String(decoding: EmbeddedFiles.icons, as: UTF8.self)
        let known = Set(sprite.matches(of: /<symbol id="(?<id>[a-z-]+)"/).map { String($0.output.id) })
        #expect(known.count > 15)
        for name in try Self.names("Templates") {
            for use in try Self.text("Templates", name).matches(of: /frame\.icons\}\}#(?<id>[a-z-]+)"/) {
                #expect(known.contains(String(use.output.id)), "\(name): \(use.output.id)")
            }
        }
    }
}
