import TestSupport
import Testing

@testable import KaartService

@Suite("OGC API Features Part 1, html", .kaart)
struct HTMLTests {
    private func pages() async throws -> [(path: String, json: Answer, page: Answer)] {
        let routes = try await kaart.routes().filter {
            $0.isInAPI && $0.operations[.get]?.formats.contains(.html) == true
        }
        try #require(routes.count >= 10)
        return try await routes.asyncMap {
            ($0.path, try await kaart.get($0.path), try await kaart.get($0.path, accept: "text/html"))
        }
    }

    @Test("/req/html/definition: every resource of OGC API Features comes as text/html")
    func definition() async throws {
        let paths = Set(try await pages().map(\.path))
        let item = Kaart.items + "/\(Record.all[0].id)"
        #expect(
            paths.isSuperset(of: ["/v1", "/v1/conformance", "/v1/collections", Kaart.collection, Kaart.items, item]))
        for (path, _, page) in try await pages() {
            #expect(page.status == 200 && page.header("Content-Type") == "text/html; charset=utf-8", "\(path)")
        }
    }

    @Test("/req/html/content: an HTML 5 document with a language, a title, one heading and one main")
    func document() async throws {
        for (path, _, page) in try await pages() {
            #expect(page.text.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\">"), "\(path)")
            for tag in ["<title>", "<h1", "<main", "</html>"] {
                #expect(page.text.split(separator: tag, omittingEmptySubsequences: false).count == 2, "\(path) \(tag)")
            }
        }
    }

    @Test("/req/html/content: every link of the JSON is in the page")
    func links() async throws {
        for (path, json, page) in try await pages() {
            for link in try json.json.everything.map(\.value) {
                guard let href = link["href"].string else { continue }
                // The page is the other form: what is self for one is alternate for the other.
                let isForm = ["self", "alternate"].contains(link["rel"].string)
                if isForm { continue }
                // In a page, further pages are pages.
                let found = [href, href + "?f=html"].contains { page.text.contains("href=\"\($0.escaped)") }
                let isNext = link["rel"] == "next" && page.text.contains("rel=\"next\"")
                let isThere = found || isNext
                #expect(isThere, "\(path): \(href)")
            }
            // Schemas and the description have no links.
            let isWithout = try json.json["links"].array.isEmpty
            #expect(isWithout || page.text.contains("f=json"), "\(path)")
        }
    }

    @Test("/req/html/content: everything that the JSON says of a record is in its page and in the list")
    func records() async throws {
        let list = try await kaart.get(Kaart.items + "?f=html&limit=1000").text
        var missing: Set<String> = []
        for record in Record.all {
            let page = try await kaart.get(Kaart.items + "/\(record.id)?f=html").text
            for name in Record.properties {
                guard let value = record.property(name) else { continue }
                let line = value.split(separator: "\n")[0].description.escaped
                if !page.contains(line) { missing.insert("\(name) in the page") }
                if !list.contains(line) { missing.insert("\(name) in the list") }
            }
            for number in ["\(record.lon)", "\(record.lat)"].map({ $0.hasSuffix(".0") ? String($0.dropLast(2)) : $0 }) {
                #expect(page.contains(number) && list.contains(number), "\(record.title)")
            }
        }
        #expect(missing == [])
    }

    @Test("/req/html/content: counts, extent, reference systems and classes are in the pages too")
    func facts() async throws {
        for (path, json, page) in try await pages() {
            for name in ["crs", "conformsTo"] {
                for uri in try json.json[name].strings { #expect(page.text.contains(uri.escaped), "\(path): \(uri)") }
            }
            for name in ["title", "description"] {
                if let text = try json.json[name].string {
                    #expect(page.text.contains(text.escaped), "\(path): \(name)")
                }
            }
            for name in ["numberMatched", "itemCount"] {
                if let count = try json.json[name].int { #expect(page.text.contains("\(count)"), "\(path): \(name)") }
            }
        }
    }

    @Test("What people wrote is text in a page, never markup")
    func escaped() async throws {
        let bold = try #require(Record.all.first { $0.title.contains("<b>") })
        for uri in [Kaart.items + "?f=html&limit=1000", Kaart.items + "/\(bold.id)?f=html"] {
            let text = try await kaart.get(uri).text
            #expect(text.contains("&lt;b&gt;Šibenik&lt;/b&gt;") && !text.contains("<b>"), "\(uri)")
        }
        let asked = try await kaart.get(Kaart.items + "?f=html&q=%3Cscript%3Ealert(1)%3C/script%3E").text
        #expect(!asked.contains("<script"))
    }
}

extension String {
    /// As text in HTML.
    var escaped: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
