import NIOCore
import OpenDataFormats
import OpenKaart
import PublishedMap

/// The FeatureCollection of what a map draws: initiatives as they stand in lists, and clusters.
struct ClusterDocument {
    private let answer: ClusterAnswer
    private let asked: ClusterRequest
    private let positions: any PositionTransformation
    /// `"slug":` of each theme, with what stands before it.
    private let themeNames: [[UInt8]]
    private let check: [UInt8]

    init(_ answer: ClusterAnswer, _ asked: ClusterRequest, _ positions: any PositionTransformation) {
        self.answer = answer
        self.asked = asked
        self.positions = positions
        themeNames = answer.themes.enumerated().map { Array("\($0 == 0 ? "{" : ",")\"\($1.text)\":".utf8) }
        check = asked.check == 0 ? [] : Array("-\(String(asked.check, radix: 16))".utf8)
    }

    /// The whole document. Hot path.
    ///
    /// - Parameter zoom: whose cells it has.
    func buffer(zoom: Int, _ request: APIRequest) -> ByteBuffer {
        var writer = ByteWriter(capacity: 2048 + answer.numberReturned * Self.usualSize)
        writer.raw(#"{"type":"FeatureCollection","timeStamp":"#)
        writer.jsonString(answer.version.madeAt.description)
        writer.raw(#","numberMatched":"#)
        writer.integer(answer.numberMatched)
        writer.raw(#","numberReturned":"#)
        writer.integer(answer.numberReturned)
        writer.raw(#","zoom":"#)
        writer.integer(zoom)
        writer.raw(#","links":"#)
        writer.json(.array(links(request)))
        writer.raw(#","features":["#)
        let records = RecordWriter(.geojson, system: asked.system, positions: positions)
        var isFirst = true
        func draw(_ element: MapElement) {
            if !isFirst { writer.byte(UInt8(ascii: ",")) }
            isFirst = false
            switch element {
            case .single(let record) where asked.system == .crs84: writer.raw(record.feature.whole)
            case .single(let record): records.writeArray([record.feature], into: &writer)
            case .cluster(let cluster): write(cluster, into: &writer)
            }
        }
        answer.forEach(draw)
        writer.raw("]}")
        return ByteBuffer(bytes: writer.bytes)
    }

    /// Bytes of a Feature, about.
    private static let usualSize = 400

    private func links(_ request: APIRequest) -> [JSONValue] {
        let links = request.links
        let filters = String(decoding: Question.filters(request.query), as: UTF8.self)
        let template = JSONObject(members: [
            .init(name: "href", value: .string(links.clusters + "/{id}/items" + filters)),
            .init(name: "rel", value: "item"), .init(name: "type", value: .string(Format.geojson.mediaType)),
            .init(name: "title", value: "De initiatieven van een groep; vul haar id in"),
            .init(name: "templated", value: true),
        ])
        return Links.own(links.clusters, request, title: "Wat de kaart tekent") + [
            .link(
                links.items + filters, rel: "items", type: Format.geojson.mediaType,
                title: "Dezelfde initiatieven, een voor een"),
            .object(template),
            .link(links.collection, rel: "collection", type: "application/json", title: "De verzameling"),
        ]
    }

    private func write(_ cluster: Cluster, into writer: inout ByteWriter) {
        writer.raw(#"{"type":"Feature","id":""#)
        writer.integer(cluster.cell.level)
        writer.raw("-")
        writer.raw(String(cluster.cell.index, radix: 16))
        writer.raw(check)
        writer.raw(#"","geometry":"#)
        writePosition(cluster.position, into: &writer)
        writer.raw(#","properties":{"aantal":"#)
        writer.integer(cluster.count)
        writer.raw(#","aantallen":"#)
        for (name, count) in zip(themeNames, answer.counts(of: cluster)) {
            writer.raw(name)
            writer.integer(Int(count))
        }
        writer.raw(#"},"bbox":"#)
        writeBox(cluster.bounds, into: &writer)
        writer.raw(#","uitklapzoom":"#)
        if let level = cluster.splitLevel {
            writer.integer(ClusterGrid.zoom(level: level))
        } else {
            writer.raw("null")
        }
        writer.raw("}}")
    }

    private func writePosition(_ position: SIMD2<Double>, into writer: inout ByteWriter) {
        var pair = position
        if asked.system != .crs84 { pair = positions.transform(position, to: asked.system) }
        // A place that the system does not reach is no place (RFC 7946, section 3.2).
        guard pair.x.isFinite, pair.y.isFinite else { return writer.raw("null") }
        writer.raw(#"{"type":"Point","coordinates":["#)
        writer.pair(pair, asked.system)
        writer.raw("]}")
    }

    private func writeBox(_ bounds: SIMD4<Double>, into writer: inout ByteWriter) {
        guard let box = MetreBox(around: bounds, system: asked.system, by: positions) else {
            return writer.raw("null")
        }
        writer.raw("[")
        writer.pair(box.low, asked.system)
        writer.raw(",")
        writer.pair(box.high, asked.system)
        writer.raw("]")
    }
}
