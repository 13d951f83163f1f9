import NIOCore
import NIOPosix
import OpenKaart
private import Synchronization

/// Brings submissions to disk together: those that come while a transaction is being written go into the next one, so that a
/// hundred at the same time cost one wait for the disk, and one alone waits for nobody.
final class GroupCommit: Sendable {
    private struct Waiting {
        var arrivals: [(arrival: Arrival, answer: CheckedContinuation<Receipt, any Error>)] = []
        /// Whether a thread is at it.
        var isDraining = false
    }

    private let waiting = Mutex(Waiting())
    private let desk: any SubmissionDesk
    private let writing: BlockingPool

    /// The most that go into one transaction, so that readers of the log are not held up.
    private static let largest = 256

    init(_ desk: any SubmissionDesk, on writing: BlockingPool) {
        self.desk = desk
        self.writing = writing
    }

    /// Stores a submission. It is on disk when this returns.
    func submit(_ arrival: Arrival) async throws -> Receipt {
        try await withCheckedThrowingContinuation { answer in
            let begins = waiting.withLock { waiting in
                waiting.arrivals.append((arrival, answer))
                defer { waiting.isDraining = true }
                return !waiting.isDraining
            }
            if begins { drain() }
        }
    }

    private func drain() {
        writing.threads.submit { [self] state in
            guard state == .active else { return finish(with: CancellationError()) }
            while let batch = next() { write(batch) }
        }
    }

    /// The next ones, or nothing: then who comes next begins anew.
    private func next() -> [(arrival: Arrival, answer: CheckedContinuation<Receipt, any Error>)]? {
        waiting.withLock { waiting in
            let batch = Array(waiting.arrivals.prefix(Self.largest))
            waiting.arrivals.removeFirst(batch.count)
            if batch.isEmpty { waiting.isDraining = false }
            return batch.isEmpty ? nil : batch
        }
    }

    private func write(_ batch: [(arrival: Arrival, answer: CheckedContinuation<Receipt, any Error>)]) {
        do {
            let receipts = try desk.submit(batch.map(\.arrival))
            for (waiter, receipt) in zip(batch, receipts) { waiter.answer.resume(returning: receipt) }
        } catch {
            // Nothing of the transaction was stored; each is told.
            for waiter in batch { waiter.answer.resume(throwing: error) }
        }
    }

    private func finish(with error: any Error) {
        while let batch = next() {
            for waiter in batch { waiter.answer.resume(throwing: error) }
        }
    }
}
