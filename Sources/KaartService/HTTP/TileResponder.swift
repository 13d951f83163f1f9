import HTTPTypes
import Hummingbird
import NIOCore
import OpenKaart
import VectorTiles

/// Turns tiles into answers: validators, 304, 204 for an empty one, gzip that is kept. The same for every tileset.
struct TileResponder: Sendable {
    private let heads: ReadHeads
    private let gzip = Gzip()
    private let cache = TileCache(capacity: 48 << 20)

    /// Below this gzip saves less than its own head and tail cost a client.
    private static let smallest = 256

    /// - Parameters:
    ///   - variant: what the bytes depend on beside the version: program, themes, base map.
    ///   - cacheControl: what caches may do; they can always ask again by entity tag.
    init(variant: String, cacheControl: String) {
        heads = ReadHeads(variant: variant, cacheControl: cacheControl)
    }

    /// The answer from the cache; nothing when the tile must be made. Hot path.
    func kept(_ request: APIRequest, _ key: TileCache.Key, from version: MapVersion) -> Response? {
        guard let tile = cache.tile(key, version: version.sequence) else { return nil }
        if let response = notModified(request, from: version) { return response }
        // Perhaps it was made for somebody who does not take gzip.
        guard tile.packed == nil, isPacked(tile.plain, request) else {
            return answer(tile, request, heads.of(version, request.links))
        }
        return respond(tile.plain, request, key, from: version)
    }

    /// The answer for a client that has this version of the tile; nothing for others.
    func notModified(_ request: APIRequest, from version: MapVersion) -> Response? {
        guard let condition = request.http.headers[.ifNoneMatch] else { return nil }
        let heads = heads.of(version, request.links)
        for head in [heads.plain(.mvt), heads.packed(.mvt)] where head.tag.isNamed(by: condition) {
            return Response(status: .notModified, headers: head.notModified)
        }
        return nil
    }

    /// The answer of a tile that was made. It is kept, packed as soon as somebody wants that.
    func respond(
        _ plain: ByteBuffer, _ request: APIRequest, _ key: TileCache.Key, from version: MapVersion
    ) -> Response {
        let tile = TileCache.Tile(plain: plain, packed: isPacked(plain, request) ? gzip.compress(plain) : nil)
        cache.keep(tile, key, version: version.sequence)
        return answer(tile, request, heads.of(version, request.links))
    }

    /// Whether a client wants a tile packed.
    private func isPacked(_ plain: ByteBuffer, _ request: APIRequest) -> Bool {
        plain.readableBytes >= Self.smallest && Gzip.isAccepted(request.http.headers[.acceptEncoding])
    }

    private func answer(_ tile: TileCache.Tile, _ request: APIRequest, _ heads: ReadHeads.Heads) -> Response {
        guard tile.plain.readableBytes > 0 else {
            return Response(status: .noContent, headers: heads.plain(.mvt).notModified)
        }
        if let packed = tile.packed, isPacked(tile.plain, request) {
            return Response(
                status: .ok, headers: heads.packed(.mvt).fields, body: ResponseBody(byteBuffer: packed))
        }
        return Response(status: .ok, headers: heads.plain(.mvt).fields, body: ResponseBody(byteBuffer: tile.plain))
    }
}
