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

    /// A part of the tiles. Parts, so that growing or emptying one holds up no answer for long.
    private final class Part: Sendable {
        struct Content {
            var version = -1
            var bytes = 0
            var tiles: [Key: Tile] = [:]
        }

        let content = Mutex(Content())
    }

    /// A power of two.
    private let parts = (0..<64).map { _ in Part() }
    private let capacity: Int
    /// What a tile takes beside its bytes, about.
    private static let overhead = 256

    /// - Parameter capacity: bytes that all tiles together may take.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Neighbours stand in different parts.
    private func part(of key: Key) -> Part {
        parts[(key.address.column &+ 9 &* key.address.row) & (parts.count - 1)]
    }

    /// The tile, if it was kept for this version.
    func tile(_ key: Key, version: Int) -> Tile? {
        part(of: key).content.withLock { $0.version == version ? $0.tiles[key] : nil }
    }

    /// Keeps a tile. A newer version throws away what was kept of an older one; a full part starts anew.
    func keep(_ tile: Tile, _ key: Key, version: Int) {
        // Half of a part for one tile, so that a few large ones do not push everything else out.
        let room = capacity / parts.count
        guard tile.byteCount < room / 2, key.query.utf8.count < 512 else { return }
        // What is thrown away goes after the lock: many tiles take a while.
        let old = part(of: key).content.withLock { content -> Part.Content? in
            guard version >= content.version else { return nil }
            var old: Part.Content?
            if version > content.version || content.bytes + tile.byteCount > room {
                old = content
                content = Part.Content(version: version)
            }
            let before = content.tiles.updateValue(tile, forKey: key)
            content.bytes += tile.byteCount - (before?.byteCount ?? -key.query.utf8.count)
            return old
        }
        withExtendedLifetime(old) {}
    }
}
