import NIOCore
private import Synchronization

/// Compressed bodies of questions that were asked before, for one version of the map; bounded.
final class AnswerCache: Sendable {
    private struct Content {
        var version = -1
        var bytes = 0
        var bodies: [String: ByteBuffer] = [:]
    }

    private let content = Mutex(Content())
    private let capacity: Int

    /// - Parameter capacity: bytes that all bodies together may take.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// The body of a question, if it was kept for this version.
    func body(for question: String, version: Int) -> ByteBuffer? {
        content.withLock { $0.version == version ? $0.bodies[question] : nil }
    }

    /// Keeps a body. A newer version throws away what was kept of an older one; a full cache starts anew.
    func keep(_ body: ByteBuffer, for question: String, version: Int) {
        // A part of the room for one body, so that a few large ones do not push everything else out.
        guard body.readableBytes < capacity / 32, question.utf8.count < 1_024 else { return }
        content.withLock { content in
            guard version >= content.version else { return }
            if version > content.version || content.bytes + body.readableBytes > capacity {
                content = Content(version: version)
            }
            guard content.bodies.updateValue(body, forKey: question) == nil else { return }
            content.bytes += body.readableBytes + question.utf8.count
        }
    }
}
