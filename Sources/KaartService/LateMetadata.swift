package import Logging

/// Logs as another handler does, but shows it what belongs to a logger only when something is logged. The HTTP library gives each request
/// a logger with its number; the handler of swift-log writes that out each time, and requests hardly ever log.
package struct LateMetadata: LogHandler {
    private var inner: any LogHandler
    package var metadata: Logger.Metadata = [:]

    /// - Parameter inner: writes the log.
    package init(_ inner: any LogHandler) {
        self.inner = inner
    }

    package var logLevel: Logger.Level {
        get { inner.logLevel }
        set { inner.logLevel = newValue }
    }

    package var metadataProvider: Logger.MetadataProvider? {
        get { inner.metadataProvider }
        set { inner.metadataProvider = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var event = event
        if !metadata.isEmpty { event.metadata = metadata.merging(event.metadata ?? [:]) { $1 } }
        inner.log(event: event)
    }
}
