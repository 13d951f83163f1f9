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
        let items = list.address
        link(items, list.question.with(list.place), "self", request.format, "Deze bladzijde")
        // Forms that the same `f` asks for are one to a client that follows links.
        let question = Question.withoutForm(request.query)
        for format in [Format.geojson, .html, .csv]
        where format != request.format && request.operation.formats.contains(format) {
            if format == .geojson, request.format == .json { continue }
            head.raw(#",{"href":""#)
            head.raw(items)
            switch format {
            case .html: alternate("?f=html", question, #""text/html","title":"Deze bladzijde, als een webpagina"}"#)
            case .csv: alternate("?f=csv", question, #""text/csv","title":"Deze bladzijde, als CSV"}"#)
            default:
                alternate("?f=json", question, #""application/geo+json","title":"Deze bladzijde, als GeoJSON"}"#)
            }
        }
        head.raw(#",{"href":""#)
        head.raw(request.links.collection)
        head.raw(#"","rel":"collection","type":"application/json","title":"De verzameling"}"#)
        if let next = Self.nextPlace(page, list) {
            head.raw(",")
            link(items, list.question.with(next), "next", request.format, "Volgende bladzijde")
        }
        head.raw(#"],"features":["#)
    }

    /// The address of the next page, or nothing after the last one.
    static func next(_ page: MapAnswer, _ list: ListRequest) -> String? {
        nextPlace(page, list).map { list.address + String(decoding: list.question.with($0), as: UTF8.self) }
    }

    private static func nextPlace(_ page: MapAnswer, _ list: ListRequest) -> (name: String, value: String)? {
        guard page.hasMore, let end = page.end else { return nil }
        return ("cursor", Cursor(end, check: list.question.check).text)
    }

    private mutating func alternate(_ form: StaticString, _ question: [UInt8], _ rest: StaticString) {
        head.raw(form)
        head.raw(question)
        head.raw(#"","rel":"alternate","type":"#)
        head.raw(rest)
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
