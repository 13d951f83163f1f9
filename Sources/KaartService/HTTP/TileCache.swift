import NIOCore
private import Synchronization
import VectorTiles

/// Tiles that were asked for before, for one version of what they are made of; bounded.
final class TileCache: Sendable {
    /// A tile and what else was asked of it.
    struct Key: Hashable {
        let address: TileAddress
        /// The query as it was given.
        let query: String
    }

    /// The bytes of a tile, also packed when somebody asked for that and it pays; none for an empty tile.
    struct Tile: Sendable {
        let plain: ByteBuffer
        let packed: ByteBuffer?

        var byteCount: Int { plain.readableBytes + (packed?.readableBytes ?? 0) + TileCache.overhead }
    }

    private struct Content {
        var version = -1
        var bytes = 0
        var tiles: [Key: Tile] = [:]
    }

    private let content = Mutex(Content())
    private let capacity: Int
    /// What a tile takes beside its bytes, about.
    private static let overhead = 256

    /// - Parameter capacity: bytes that all tiles together may take.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The tile, if it was kept for this version.
    func tile(_ key: Key, version: Int) -> Tile? {
        content.withLock { $0.version == version ? $0.tiles[key] : nil }
    }

    /// Keeps a tile. A newer version throws away what was kept of an older one; a full cache starts anew.
    func keep(_ tile: Tile, _ key: Key, version: Int) {
        // A part of the room for one tile, so that a few large ones do not push everything else out.
        guard tile.byteCount < capacity / 32, key.query.utf8.count < 512 else { return }
        // What is thrown away goes after the lock: thousands of tiles take a while.
        let old = content.withLock { content -> Content? in
            guard version >= content.version else { return nil }
            var old: Content?
            if version > content.version || content.bytes + tile.byteCount > capacity {
                old = content
                content = Content(version: version)
            }
            let before = content.tiles.updateValue(tile, forKey: key)
            content.bytes += tile.byteCount - (before?.byteCount ?? -key.query.utf8.count)
            return old
        }
        withExtendedLifetime(old) {}
    }
}
