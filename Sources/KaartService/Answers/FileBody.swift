import Hummingbird
import NIOCore
import OpenDataFiles

/// The bytes of a file, sent as fast as the client takes them. Holds two pieces in memory, however large the file is.
struct FileBody: Sendable {
    let file: OwnFile
    let blocking: BlockingPool

    /// Large enough that a change of threads costs little, small enough to stay in the cache of a core.
    private static let pieceSize = 256 << 10

    /// Part of the file as a body.
    ///
    /// - Parameter held: kept until all is sent.
    func body(_ range: Range<Int>, holding held: (any Sendable)? = nil) -> ResponseBody {
        ResponseBody(contentLength: range.count) { writer in
            try await write(range, to: &writer)
            withExtendedLifetime(held) {}
            try await writer.finish(nil)
        }
    }

    /// Several parts, each with a head before it, as one body (RFC 9110, section 14.6).
    ///
    /// - Parameters:
    ///   - heads: what comes before each part.
    ///   - tail: what comes behind the last one.
    func body(
        _ parts: [Range<Int>], heads: [String], tail: String, holding held: (any Sendable)? = nil
    ) -> ResponseBody {
        let size = parts.reduce(0) { $0 + $1.count } + heads.reduce(0) { $0 + $1.utf8.count } + tail.utf8.count
        return ResponseBody(contentLength: size) { writer in
            for (part, head) in zip(parts, heads) {
                try await writer.write(ByteBuffer(string: head))
                try await write(part, to: &writer)
            }
            withExtendedLifetime(held) {}
            try await writer.write(ByteBuffer(string: tail))
            try await writer.finish(nil)
        }
    }

    private func write(_ range: Range<Int>, to writer: inout any ResponseBodyWriter) async throws {
        var place = range.lowerBound
        var piece = try await read(place, range.upperBound)
        while place < range.upperBound {
            place += piece.readableBytes
            // The next piece is read while this one is sent.
            let start = place
            async let next = read(start, range.upperBound)
            try await writer.write(piece)
            piece = try await next
        }
    }

    private func read(_ start: Int, _ end: Int) async throws -> ByteBuffer {
        let count = min(Self.pieceSize, end - start)
        guard count > 0 else { return ByteBuffer() }
        return try await blocking.run { [file] in
            var piece = ByteBufferAllocator().buffer(capacity: count)
            let read = try piece.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { room in
                try file.read(at: start, into: UnsafeMutableRawBufferPointer(rebasing: room[..<count]))
            }
            // The length has been promised; a file that shrank breaks the connection off.
            guard read == count else { throw ShortFile() }
            return piece
        }
    }

    private struct ShortFile: Error {}
}
