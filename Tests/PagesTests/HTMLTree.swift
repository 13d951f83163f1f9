import Foundation
import OpenDataFormats
import Pages

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A page, read back by a strict XML parser: that it reads at all proves that all tags are balanced and all text is escaped.
struct HTMLTree {
    /// The page as it was written.
    let source: String
    private let document: XMLDocument

    /// Reads a page.
    init(_ bytes: [UInt8]) throws {
        source = String(decoding: bytes, as: UTF8.self)
        document = try XMLDocument(data: Data(bytes), options: [.nodePreserveWhitespace])
    }

    /// Renders a page and reads it.
    init(_ page: Page, _ document: JSONValue, frame: Frame = Samples.frame) throws {
        guard case .object(let object) = document else { throw NotAnObject() }
        try self.init(Page.render(page, object, frame: frame))
    }

    /// The texts of what an XPath finds.
    func texts(_ path: String) throws -> [String] {
        try document.nodes(forXPath: path).map { $0.stringValue ?? "" }
    }

    /// How much an XPath finds.
    func count(_ path: String) throws -> Int {
        try document.nodes(forXPath: path).count
    }

    /// All text of the page.
    func allText() throws -> String {
        try texts("/html").joined()
    }

    private struct NotAnObject: Error {}
}
