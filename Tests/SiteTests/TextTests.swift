import Foundation
import OpenDataCatalogue
import OpenDataFormats
import OpenKaart
import Testing

@testable import Site

@Suite("The texts of the pages")
struct TextTests {
    static func catalogue(_ language: Language) throws -> TextCatalogue {
        try TextCatalogue(language, files: EmbeddedFiles.texts(language))
    }

    @Test("Every language has every key, with the same places for values")
    func complete() throws {
        let dutch = try Self.catalogue(.dutch)
        #expect(dutch.keys.count > 40)
        for language in Language.allCases {
            let other = try Self.catalogue(language)
            #expect(other.keys.filter { !Self.isTranslation($0) }.symmetricDifference(dutch.keys) == [], "\(language)")
            for key in dutch.keys {
                let places = { (texts: TextCatalogue) in
                    Set(
                        [texts.text(key), texts.text(key, count: 2)].joined().matches(of: /\{[a-z]+\}/).map {
                            String($0.output)
                        })
                }
                #expect(places(other) == places(dutch), "\(language): \(key)")
                #expect(!other.text(key).isEmpty && !other.text(key, count: 1).isEmpty, "\(language): \(key)")
            }
        }
    }

    /// Words that the description of the open data has in Dutch itself.
    private static func isTranslation(_ key: String) -> Bool {
        ["opendata-format-", "opendata-document-", "opendata-steps-"].contains { key.hasPrefix($0) }
    }

    @Test("What the description of the open data says in Dutch, other languages have too")
    func openData() throws {
        let english = try Self.catalogue(.english)
        for distribution in Distribution.allCases {
            for part in ["title", "audience", "summary"] {
                #expect(
                    english.known("opendata-format-\(distribution.rawValue)-\(part)") != nil, "\(distribution) \(part)")
            }
        }
        for document in DatasetDocument.allCases {
            let name = document.rawValue.replacing(".", with: "-")
            #expect(english.known("opendata-document-\(name)") != nil, "\(document)")
        }
    }

    @Test("Every key that a template or the code names is there, and every key is named somewhere")
    func used() throws {
        let keys = try Self.catalogue(.dutch).keys
        var named: Set<String> = []
        for name in try ResourceTests.names("Templates") {
            for use in try ResourceTests.text("Templates", name).matches(of: /\{\{[{#^]?t\.(?<key>[a-z0-9-]+)/) {
                named.insert(String(use.output.key))
            }
        }
        #expect(named.subtracting(keys) == [], "named in a template, and missing")
        let code = try Self.sources()
        // A key in the code is a string of its own; some are put together of a known part and a value.
        var dynamic = Set(Problem.Code.allCases.map { "problem-\($0.rawValue)" })
        dynamic.formUnion(ErrorPage.kinds.flatMap { ["error-\($0)-title", "error-\($0)-text"] })
        dynamic.formUnion(SiteChapter.allCases.map(\.key))
        dynamic.formUnion(DeskWords.keys)
        dynamic.formUnion(MapSettings.keys.map { "map-\($0)" })
        dynamic.formUnion(Report.Reason.allCases.map { "reason-\($0.rawValue)" })
        dynamic.formUnion(Change.Kind.allCases.map { "history-\($0.rawValue)" })
        dynamic.formUnion(AccessibilityStatement.Status.allCases.map(\.key))
        dynamic.formUnion(Self.fieldKeys(code))
        dynamic.formUnion(Self.submissionKeys)
        // Sentences of one field, where the usual one of the kind is not good enough.
        let members =
            Member.texts + [
                SubmitField.point, Member.email, Member.reason, Member.initiativeID, ReportDraft.reasonMember,
                ReportDraft.noteMember, SettlementDraft.decisionMember,
            ]
        dynamic.formUnion(
            members.flatMap { member in Problem.Code.allCases.map { FormState.ownKey(member, $0) } }.filter(
                keys.contains))
        #expect(dynamic.subtracting(keys) == [], "made by the code, and missing")
        let unused = keys.filter { !named.contains($0) && !dynamic.contains($0) && !code.contains("\"\($0)\"") }
        #expect(unused == [], "named nowhere")
        // And the other way: what the code asks for by name is there.
        for use in code.matches(of: /texts\.text\("(?<key>[a-z0-9-]+)"[,)]/) {
            #expect(keys.contains(String(use.output.key)), "\(use.output.key)")
        }
    }

    /// What is said of a submission: by status, kind, decision, warning and what was done.
    private static let submissionKeys: Set<String> = {
        var keys = Set(Review.ReasonCode.allCases.map { "why-\($0.rawValue)" })
        keys.formUnion(["follow-done-verbeterd", "follow-done-ingetrokken"])
        let ofContent = SubmissionWarning.Kind.allCases.filter { ![.haste, .trap, .noProof].contains($0) }
        keys.formUnion(ofContent.map { "warning-\($0.rawValue)" })
        for kind in Proposal.Kind.allCases {
            keys.insert("kind-\(kind.rawValue)")
            for status in Submission.Status.allCases {
                keys.formUnion(["status-\(status.rawValue)", "follow-\(status.rawValue)-\(kind.rawValue)"])
            }
        }
        return keys
    }()

    /// The texts of form fields: `key: "…"` gives a label, and with `hasHelp: true` a help text.
    private static func fieldKeys(_ code: String) -> Set<String> {
        var keys: Set<String> = []
        for field in code.matches(of: /key: "(?<key>[a-z0-9-]+)"(?<help>,\s*hasHelp: true)?/) {
            keys.insert("\(field.output.key)-label")
            if field.output.help != nil { keys.insert("\(field.output.key)-help") }
        }
        return keys
    }

    /// All code that makes pages.
    private static func sources() throws -> String {
        let root = ResourceTests.folder.deletingLastPathComponent().deletingLastPathComponent()
        var code = ""
        for part in ["Site", "KaartService/Site"] {
            let files = FileManager.default.enumerator(at: root.appending(path: part), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                if file.pathExtension == "swift" { code += try String(contentsOf: file, encoding: .utf8) }
            }
        }
        return code
    }

    @Test("A value that looks like a place is not filled in again, and a missing one stays visible")
    func filling() throws {
        let texts = try TextCatalogue(
            .dutch,
            files: [
                ("t.json", Array(#"{"a": "{x} en {y}", "b": {"one": "{count} ding", "other": "{count} dingen"}}"#.utf8))
            ])
        #expect(texts.text("a", ["x": "{y}", "y": "2"]) == "{y} en 2")
        #expect(texts.text("a", ["x": "1"]) == "1 en {y}")
        #expect(texts.text("b", count: 1) == "1 ding")
        #expect(texts.text("b", count: 1_234_567) == "1.234.567 dingen")
        #expect(texts.text("c") == "c")
    }

    @Test("A key that is there twice, or is no text, is a mistake")
    func mistakes() {
        for file in [#"{"a": "1", "a": "2"}"#, #"{"a": 1}"#, #"{"a": {"one": "1"}}"#, "[]", "{"] {
            #expect(throws: SiteError.self) { try TextCatalogue(.dutch, files: [("t.json", Array(file.utf8))]) }
        }
    }

    @Test(
        "The language is the best one that the browser asks for",
        arguments: [
            (nil, "nl"), ("en", "en"), ("en-GB,en;q=0.9,nl;q=0.8", "en"), ("nl-BE,en;q=0.9", "nl"),
            ("de,fr;q=0.9", "nl"),
            ("de,en;q=0.5", "en"), ("en;q=0,nl;q=0.1", "nl"), ("", "nl"), (";;;,,,q=", "nl"), ("en;q=zeer", "nl"),
        ])
    func accepting(header: String?, code: String) {
        #expect(Language(accepting: header).rawValue == code)
    }
}
