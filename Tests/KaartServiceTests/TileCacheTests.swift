import NIOCore
import Testing
import VectorTiles

@testable import KaartService

@Suite("Kept tiles")
struct TileCacheTests {
    private static func key(_ number: Int) throws -> TileCache.Key {
        let address = try #require(TileAddress(.webMercatorQuad, zoom: 12, row: number / 64, column: number % 64))
        return TileCache.Key(address: address, query: "")
    }

    private static func tile(_ number: Int, size: Int = 1_000) -> TileCache.Tile {
        TileCache.Tile(plain: ByteBuffer(repeating: UInt8(truncatingIfNeeded: number), count: size), packed: nil)
    }

    @Test("Are those of one version: a newer one throws the older away, and an older one is not kept any more")
    func versions() throws {
        let cache = TileCache(capacity: 1 << 20)
        let key = try Self.key(7)
        cache.keep(Self.tile(1), key, version: 5)
        #expect(cache.tile(key, version: 5)?.plain.getInteger(at: 0) == UInt8(1))
        #expect(cache.tile(key, version: 6) == nil)
        cache.keep(Self.tile(2), key, version: 6)
        cache.keep(Self.tile(3), key, version: 5)
        #expect(cache.tile(key, version: 5) == nil)
        #expect(cache.tile(key, version: 6)?.plain.getInteger(at: 0) == UInt8(2))
        // Another question about the same tile is another tile.
        #expect(cache.tile(TileCache.Key(address: key.address, query: "thema=open-data"), version: 6) == nil)
    }

    @Test("Never take more than the room there is, and the latest is always among them")
    func bounded() throws {
        let capacity = 1 << 20
        let cache = TileCache(capacity: capacity)
        let keys = try (0..<4_000).map { try Self.key($0) }
        for (number, key) in keys.enumerated() {
            cache.keep(Self.tile(number), key, version: 1)
            #expect(cache.tile(key, version: 1)?.plain.getInteger(at: 0) == UInt8(truncatingIfNeeded: number))
        }
        let kept = keys.compactMap { cache.tile($0, version: 1) }
        #expect(kept.reduce(0) { $0 + $1.byteCount } <= capacity)
        // Some of the room is used: not every new tile threw all others away.
        #expect(kept.count > 200)
    }

    @Test("A tile that takes a large share of the room is not kept, and pushes nothing out")
    func large() throws {
        let cache = TileCache(capacity: 1 << 20)
        // In the same part of the cache.
        let (small, large) = (try Self.key(0), try Self.key(119))
        cache.keep(Self.tile(1), small, version: 1)
        cache.keep(Self.tile(2, size: 40_000), large, version: 1)
        #expect(cache.tile(large, version: 1) == nil)
        #expect(cache.tile(small, version: 1) != nil)
    }
}
