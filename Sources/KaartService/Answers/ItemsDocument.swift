import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

/// The FeatureCollection around a page of records (OGC API Features Part 1, 7.16).
struct ItemsDocument {
    private var head = ByteWriter(capacity: 2048)

    /// Writes everything before the Features. Hot path.
    init(_ page: MapAnswer, _ list: ListRequest, _ request: APIRequest) {
        head.raw(#"{"type":"FeatureCollection","timeStamp":"#)
        head.jsonString(page.version.madeAt.description)
        head.raw(#","numberMatched":"#)
        head.integer(page.numberMatched)
        head.raw(#","numberReturned":"#)
        head.integer(page.numberReturned)
        head.raw(#","links":["#)
        let items = request.links.items
        link(items, list.question.with(list.place), "self", request.format, "Deze bladzijde")
        // Forms that the same `f` asks for are one to a client that follows links.
        for format in [Format.geojson, .html, .csv] where format != request.format {
            if format == .geojson, request.format == .json { continue }
            head.raw(",")
            link(
                items, list.question.inForm(format, request.query), "alternate", format,
                "Deze bladzijde, als \(format.title)")
        }
        head.raw(",")
        link(request.links.collection, [], "collection", .json, "De verzameling")
        if let next = Self.nextPlace(page, list) {
            head.raw(",")
            link(items, list.question.with(next), "next", request.format, "Volgende bladzijde")
        }
        head.raw(#"],"features":["#)
    }

    /// The address of the next page, or nothing after the last one.
    static func next(_ page: MapAnswer, _ list: ListRequest, _ request: APIRequest) -> String? {
        nextPlace(page, list).map { request.links.items + String(decoding: list.question.with($0), as: UTF8.self) }
    }

    private static func nextPlace(_ page: MapAnswer, _ list: ListRequest) -> (name: String, value: String)? {
        guard page.hasMore, let end = page.end else { return nil }
        return ("cursor", Cursor(end, check: list.question.check).text)
    }

    private mutating func link(_ address: String, _ query: [UInt8], _ rel: String, _ format: Format, _ title: String) {
        head.raw(#"{"href":""#)
        head.raw(address)
        head.raw(query)
        head.raw(#"","rel":""#)
        head.raw(rel)
        head.raw(#"","type":""#)
        head.raw(format.linkType)
        head.raw(#"","title":""#)
        head.raw(title)
        head.raw(#""}"#)
    }

    /// The document in one buffer of the right size: what is ready made is copied once. Hot path.
    func buffer(_ page: MapAnswer) -> ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(head.bytes.count + page.byteCount + 2)
        body.writeBytes(head.bytes)
        page.forEachPiece { body.writeBytes($0) }
        body.writeStaticString("]}")
        return body
    }

    /// The document with its records written anew.
    func geojson(_ page: MapAnswer, _ records: RecordWriter) -> [UInt8] {
        var writer = head
        page.withFeatures { records.writeArray($0, into: &writer) }
        writer.raw("]}")
        return writer.bytes
    }

    /// The page as CSV: the records alone.
    func csv(_ page: MapAnswer, _ records: RecordWriter) -> ByteBuffer {
        var writer = ByteWriter(capacity: page.byteCount)
        records.writeHead(version: page.version, into: &writer)
        page.withFeatures { records.write($0, isFirst: true, into: &writer) }
        records.writeTail(into: &writer)
        return ByteBuffer(bytes: writer.bytes)
    }
}
