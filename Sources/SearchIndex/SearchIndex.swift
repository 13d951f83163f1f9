private import Foundation
import GRDB
package import OpenKaart
private import Synchronization

/// The words of the public records, for searching: a read model in a file of its own, kept in step with the register by its
/// change log alone. The file may be thrown away at any time.
///
/// Functions block on the disk. Searches wait for nobody: each reads the state that was complete when it began. More processes
/// may use one file; whoever comes first brings it up to date for all.
package final class SearchIndex: TextSearching, Sendable {
    let source: any ChangeSource
    let limits: Limits
    private let path: String
    private let pool: Mutex<DatabasePool>
    private let writing = Mutex(())
    private let knowledge = Mutex(Knowledge())

    /// What is known of builds of the index (`IndexState.build`), and of this index itself.
    private struct Knowledge {
        /// This one belongs to our register.
        var trusted: Int64?
        /// In this one damage was found.
        var damaged: Int64?
        var isClosed = false
    }

    /// Opens the index in a file, or makes an empty one, also of a file that is damaged or something else; `catchUp` fills it.
    ///
    /// - Throws: `StorageError`.
    package init(path: String, following source: any ChangeSource, limits: Limits = .init()) throws {
        self.path = path
        self.source = source
        self.limits = limits
        pool = Mutex(
            try Self.translated {
                do {
                    return try IndexFile.open(path)
                } catch let error as DatabaseError where error.isDamage {
                    try IndexFile.reset(path)
                    return try IndexFile.open(path)
                }
            })
    }

    /// Where the index of a register stands.
    package static func path(besideRegister path: String) -> String {
        path + "-zoek"
    }

    /// Closes all connections, and ends a build that is going on; searches after this fail.
    package func close() throws {
        knowledge.withLock { $0.isClosed = true }
        try Self.translated {
            let pool = connections
            if writing.withLockIfAvailable({ _ in true }) == nil { pool.interrupt() }
            try IndexFile.foldLog(pool)
            try IndexFile.close(pool)
        }
    }

    package func search(_ text: SearchText) throws -> SearchHits {
        try Self.translated {
            try connections.read { db in
                guard let state = try IndexState.read(db), try belongs(state) else { throw SearchError.notReady }
                do {
                    return try Deadline.within(limits.patience, on: db) {
                        SearchHits(sequence: state.sequence, hits: try MatchExpression(text).hits(db))
                    }
                } catch let error as DatabaseError where error.isDamage {
                    // The next time the index is brought up to date, it is built anew.
                    knowledge.withLock { $0.damaged = state.build }
                    throw SearchError.notReady
                }
            }
        }
    }

    /// Brings the index up to the newest change. Blocks; cheap when there is nothing new. Says what was done.
    ///
    /// - Throws: `StorageError`, with the index as it was or empty.
    @discardableResult
    package func catchUp() throws -> CatchUp {
        try writing.withLock { _ in
            try Self.translated {
                do {
                    return try advanceOrRepair()
                } catch let error as DatabaseError where error.isBusy {
                    return .busyElsewhere
                } catch  where isClosed {
                    return .closed
                }
            }
        }
    }

    /// Whether nothing is left in the file and its log of what was purged up to the newest change that the index has followed.
    package func isWiped() throws -> Bool {
        try Self.translated { try connections.read { db in try !IndexSchema.owesWipe(db) } }
    }

    var connections: DatabasePool { pool.withLock { $0 } }

    var isClosed: Bool { knowledge.withLock { $0.isClosed } }

    func trust(_ build: Int64) {
        knowledge.withLock { $0.trusted = build }
    }

    func isDamaged(_ state: IndexState) -> Bool {
        knowledge.withLock { $0.damaged == state.build }
    }

    /// Whether an index was made from our register: the last change in it must be the same in both.
    ///
    /// Asked once for each build: only who trusts a build goes on with it.
    func belongs(_ state: IndexState) throws -> Bool {
        if knowledge.withLock({ $0.trusted == state.build }) { return true }
        guard try state.agrees(with: source) else { return false }
        trust(state.build)
        return true
    }

    private func advanceOrRepair() throws -> CatchUp {
        do {
            return try advance()
        } catch let error as DatabaseError where error.isDamage && !isClosed {
            let old = connections
            try IndexFile.reset(path)
            let new = try IndexFile.open(path)
            pool.withLock { $0 = new }
            try old.close()
            return try advance(because: .damaged)
        }
    }
}
