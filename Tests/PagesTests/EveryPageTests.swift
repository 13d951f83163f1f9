import Foundation
import OpenDataFormats
import Pages
import Testing

/// What holds for all pages (WCAG 2.2 AA; the Content-Security-Policy of the service).
@Suite("Every page")
struct EveryPageTests {
    @Test("has a language, a title, one heading of the first level and landmarks", arguments: Page.allCases)
    func structure(page: Page) throws {
        let tree = try HTMLTree(page, Samples.document(page))
        #expect(tree.source.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\">"))
        #expect(try tree.texts("/html/head/title").first?.hasSuffix("Open Kaart") == true)
        #expect(try tree.texts("//h1").filter { !$0.isEmpty }.count == 1)
        for landmark in ["header", "main", "footer"] { #expect(try tree.count("/html/body/\(landmark)") == 1) }
        #expect(try tree.count("/html/body/nav[@aria-label='Kruimelpad']") == 1)
        #expect(try tree.texts("/html/body/a[1]/@href") == ["#inhoud"])
        #expect(try tree.count("/html/body/main[@id='inhoud']") == 1)
    }

    @Test("keeps to the security policy: no script, no style, no picture from elsewhere", arguments: Page.allCases)
    func policy(page: Page) throws {
        let tree = try HTMLTree(page, Samples.document(page))
        #expect(try tree.count("//script|//style|//img|//iframe|//@style|//@*[starts-with(name(), 'on')]") == 0)
        #expect(try tree.texts("//head/link[@rel='stylesheet']/@href") == ["https://kaart.example/stijl.css"])
    }

    @Test("skips no level of headings", arguments: Page.allCases)
    func headings(page: Page) throws {
        let tree = try HTMLTree(page, Samples.document(page))
        let levels = tree.source.split(separator: "<h").dropFirst().compactMap { $0.first?.wholeNumberValue }
        #expect(levels.first == 1)
        for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    }

    @Test("gives each table a caption and each header cell a scope", arguments: Page.allCases)
    func tables(page: Page) throws {
        let tree = try HTMLTree(page, Samples.document(page))
        #expect(try tree.count("//table[not(caption)]|//th[not(@scope)]") == 0)
        for row in try tree.texts("//tbody/tr/th") { #expect(!row.isEmpty) }
    }

    @Test("gives no name twice and links to no place that is missing", arguments: Page.allCases)
    func anchors(page: Page) throws {
        let tree = try HTMLTree(page, Samples.document(page))
        let names = try tree.texts("//@id")
        #expect(Set(names).count == names.count)
        for target in try tree.texts("//@href") where target.hasPrefix("#") {
            #expect(names.contains(target.dropFirst().removingPercentEncoding ?? ""), "\(target)")
        }
        #expect(try tree.count("//label[not(@for = //input/@id)]") == 0)
    }

    @Test("shows every link of its document", arguments: Page.allCases)
    func links(page: Page) throws {
        let document = try Samples.document(page)
        let tree = try HTMLTree(page, document)
        let hrefs = Set(try tree.texts("//main//a/@href") + tree.texts("//main//code"))
        for expected in Self.hrefs(document) { #expect(hrefs.contains(expected), "\(expected)") }
    }

    @Test("tells where it is", arguments: Page.allCases.filter { $0 != .problem })
    func canonical(page: Page) throws {
        let tree = try HTMLTree(page, Samples.document(page))
        #expect(try tree.texts("//head/link[@rel='canonical']/@href") == [Samples.frame.canonical])
        #expect(try tree.texts("//nav//a/@href").prefix(3) == Samples.frame.crumbs.map(\.href)[...])
        #expect(try tree.texts("//nav//a[@aria-current='page']") == ["Deze"])
    }

    @Test("can be made of an empty document", arguments: Page.allCases)
    func empty(page: Page) throws {
        let tree = try HTMLTree(page, [:], frame: Frame(base: "", crumbs: [], canonical: ""))
        #expect(try tree.texts("//h1").first?.isEmpty == false)
        #expect(try tree.texts("//head/link/@href") == ["/stijl.css"])
    }

    /// All values of `href` in `links`, at any depth.
    private static func hrefs(_ value: JSONValue) -> [String] {
        switch value {
        case .array(let values): values.flatMap(hrefs)
        case .object(let object):
            object.members.flatMap { member -> [String] in
                if member.name == "href", case .string(let text) = member.value { return [text] }
                return hrefs(member.value)
            }
        case .null, .bool, .number, .string: []
        }
    }
}
