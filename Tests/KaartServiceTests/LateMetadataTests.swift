import Logging
import Synchronization
import Testing

@testable import KaartService

@Suite("A log that shows metadata late")
struct LateMetadataTests {
    /// Keeps what is logged, and what was set.
    private struct Recorder: LogHandler {
        final class Store: Sendable {
            let events = Mutex<[(message: String, metadata: Logger.Metadata)]>([])
            let settings = Mutex(0)
        }

        let store: Store
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:] {
            didSet { store.settings.withLock { $0 += 1 } }
        }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            store.events.withLock { $0.append((event.message.description, event.metadata ?? [:])) }
        }
    }

    @Test("What belongs to a logger stands in its lines only, and what is said with a line goes first")
    func lines() {
        let store = Recorder.Store()
        let plain = Logger(label: "test") { _ in LateMetadata(Recorder(store: store)) }
        var request = plain
        request[metadataKey: "id"] = "7"
        request.info("one", metadata: ["path": "/v1"])
        request.info("two", metadata: ["id": "8"])
        plain.info("three")
        request.debug("not told")
        request.logLevel = .debug
        request.debug("told")
        let events = store.events.withLock { $0 }
        #expect(events.map(\.message) == ["one", "two", "three", "told"])
        #expect(events.map(\.metadata) == [["id": "7", "path": "/v1"], ["id": "8"], [:], ["id": "7"]])
        #expect(request[metadataKey: "id"] == "7" && plain[metadataKey: "id"] == nil)
        #expect(store.settings.withLock { $0 } == 0)
    }
}
