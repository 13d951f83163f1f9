import HummingbirdCore
import NIOCore
import OpenDataFormats
import Pages

/// Makes the HTML form of JSON documents.
struct PageRenderer: Sendable {
    /// The page of a document that is JSON of our own making.
    func render(_ page: Page, _ document: [UInt8], _ request: APIRequest) -> ByteBuffer {
        guard case .object(let object)? = try? JSONParser.parse(document) else { return ByteBuffer() }
        return ByteBuffer(bytes: Page.render(page, object, frame: frame(page, request)))
    }

    /// The same of a document that is a value already.
    func render(_ page: Page, _ document: JSONValue, _ request: APIRequest) -> [UInt8] {
        guard case .object(let object) = document else { return [] }
        return Page.render(page, object, frame: frame(page, request))
    }

    private func frame(_ page: Page, _ request: APIRequest) -> Frame {
        let links = request.links
        let start = Frame.Crumb("Start", links.landingPage + "?f=html")
        let collections = Frame.Crumb("Verzamelingen", links.collections + "?f=html")
        let collection = Frame.Crumb("Initiatieven", links.collection + "?f=html")
        let address = links.base + request.http.uri.string
        let here = { (title: String) in Frame.Crumb(title, address) }
        let crumbs: [Frame.Crumb] =
            switch page {
            case .landing: [here("Start")]
            case .conformance: [start, here("Standaarden")]
            case .api: [start, here("API")]
            case .collections: [start, here("Verzamelingen")]
            case .collection: [start, collections, here("Initiatieven")]
            case .items: [start, collections, collection, here("Lijst")]
            case .item:
                [start, collections, collection, Frame.Crumb("Lijst", links.items + "?f=html"), here("Initiatief")]
            case .schema: [start, collections, collection, here("Eigenschappen")]
            case .problem: [start, here("Fout")]
            }
        return Frame(base: links.base, crumbs: crumbs, canonical: address)
    }
}
