import CGzip
import HTTPTypes
import NIOCore
private import Synchronization

/// Compresses whole bodies with ISA-L. Compressors are kept and handed round: making one costs more than a small body.
final class Gzip: Sendable {
    /// Below this a body fits one packet anyway.
    static let smallest = 1_200

    private let idle = Mutex<[Compressor]>([])

    /// Owns one compressor; used by one thread at a time, because it is taken out of the list meanwhile.
    private struct Compressor: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    deinit {
        for compressor in idle.withLock({ $0 }) { openkaart_gzip_destroy(compressor.pointer) }
    }

    /// The same content as gzip (RFC 1952); nothing when there is no memory for it.
    func compress(_ body: ByteBuffer, _ allocator: ByteBufferAllocator = .init()) -> ByteBuffer? {
        guard let compressor = idle.withLock({ $0.popLast() }) ?? openkaart_gzip_create().map(Compressor.init)
        else {
            return nil
        }
        defer { idle.withLock { $0.append(compressor) } }
        var packed = allocator.buffer(capacity: openkaart_gzip_bound(body.readableBytes))
        let count = body.withUnsafeReadableBytes { bytes in
            packed.writeWithUnsafeMutableBytes(minimumWritableBytes: 0) { room in
                openkaart_gzip_compress(
                    compressor.pointer, bytes.baseAddress, bytes.count, room.baseAddress, room.count)
            }
        }
        return count > 0 ? packed : nil
    }

    /// Whether the client takes gzip (RFC 9110, section 12.5.3).
    static func isAccepted(_ header: String?) -> Bool {
        guard let header else { return false }
        var byName: Bool?
        var byStar: Bool?
        for part in header.split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let coding = pieces.first else { continue }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if coding == "gzip" || coding == "x-gzip" { byName = weight > 0 }
            if coding == "*" { byStar = weight > 0 }
        }
        return byName ?? byStar ?? false
    }
}
