import HTTPTypes
package import HummingbirdCore
package import NIOCore
import NIOHTTPTypes

extension KaartService {
    /// How connections are handled.
    ///
    /// - Parameter idleTimeout: after this time a connection on which nothing happens is closed.
    package static func connections(idleTimeout: TimeAmount) -> HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [BareErrorHandler()], idleTimeout: idleTimeout,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: headerLimit, maxHeaderListSize: headerLimit, maxHeaderFieldCount: 200))
    }

    /// Bytes of an address or of all headers; more than that is not a request of anybody's browser.
    private static let headerLimit = 160 << 10
}

/// Gives the library's own answers to what is no HTTP the form of all other problems.
final class BareErrorHandler: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(let head) = unwrapOutboundIn(data), head.status == .badRequest,
            head.headerFields[.apiVersion] == nil
        else { return context.write(data, promise: promise) }
        var response = HTTPProblem.malformed.response
        CommonHeaders.add(to: &response)
        let body = HTTPProblem.malformed.document
        response.headers[.contentLength] = "\(body.count)"
        context.write(
            wrapOutboundOut(.head(HTTPResponse(status: .badRequest, headerFields: response.headers))), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: promise)
    }
}
