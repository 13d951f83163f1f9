import HTTPTypes
import Hummingbird
import NIOCore
import OpenDataFormats

/// Reads the body of a request within bounds.
enum Body {
    /// Bytes that a body may have: many times the longest valid submission.
    static let limit = 1 << 20

    /// All bytes.
    ///
    /// - Throws: `HTTPProblem.contentTooLarge` before more than the limit is kept.
    static func read(_ request: APIRequest) async throws -> [UInt8] {
        if let length = request.http.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw HTTPProblem.contentTooLarge(limit)
        }
        do {
            let buffer = try await request.http.body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw HTTPProblem.contentTooLarge(limit)
        } catch {
            // Whatever else goes wrong here is the client's: chunks that are none, or a connection that broke off.
            throw HTTPProblem.brokenBody
        }
    }

    /// The media type of the body without parameters, in lower case; nothing when it is missing or in another character set.
    static func mediaType(_ request: APIRequest) -> String? {
        guard let header = request.http.headers[.contentType] else { return nil }
        let parts = header.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace).lowercased() }
        for parameter in parts.dropFirst() where parameter.hasPrefix("charset=") {
            let charset = parameter.dropFirst(8).filter { $0 != "\"" && !$0.isWhitespace }
            guard charset == "utf-8" || charset == "utf8" else { return nil }
        }
        return parts.first.map { String($0.prefix { !$0.isWhitespace }) }
    }
}
