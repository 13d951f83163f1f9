package import Hummingbird
import NIOCore

/// What is known about a request beside its content: the connection that it came by.
package struct KaartContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// The numeric address of the other end: of a client, or of a proxy before it.
    var peer: String? { channel.remoteAddress?.ipAddress }
}
