// What the service needs from whoever keeps the records. All functions block on storage: call them on a thread that may wait,
// never on an event loop. Each throws `StorageError` when the storage itself fails.

/// Answers questions about the public map.
package protocol InitiativeReading: Sendable {
    /// One page of the records that match.
    func page(_ query: InitiativeQuery) throws -> InitiativePage
    /// One public record, with the version of the map it stands in.
    func initiative(_ id: InitiativeID) throws -> (initiative: Initiative?, version: MapVersion)
    /// How many public records each theme has; themes without any may be left out.
    func themeCounts() throws -> (counts: [ThemeSlug: Int], version: MapVersion)
    /// What happened to one record, oldest first; empty when it never was public.
    func history(of id: InitiativeID) throws -> [Change]
    /// A frozen state of the map, for an answer that takes many reads.
    func snapshot() throws -> any InitiativeSnapshot
    /// Whether the storage can be read.
    func probe() throws
}

/// Gives the public map away whole and then change by change, for a read model that follows it.
package protocol ChangeSource: Sendable {
    /// Gives every public record once, in no particular order, all from one version.
    ///
    /// - Returns: that version.
    func scan(_ body: (Initiative) throws -> Void) throws -> MapVersion
    /// What happened after a sequence number, and what each record that was touched says now (nothing when it went).
    ///
    /// - Returns: nothing when more than `limit` entries came after it: scan anew.
    func changes(after sequence: Int, limit: Int) throws -> ChangeSet?
    /// One entry of the change log, or nothing when there is none of this number; tells one register from another.
    func change(_ sequence: Int) throws -> Change?
    /// The entries of the change log after a sequence number, oldest first, up to one of them.
    func log(after sequence: Int, upTo last: Int, limit: Int) throws -> [Change]
    /// Whether a record was purged after a sequence number: who keeps texts has to erase them, not only to let go of them.
    func hasPurge(after sequence: Int) throws -> Bool
    /// The newest sequence number; cheap enough to ask several times a second.
    func latestSequence() throws -> Int
}

/// The records that changed between two versions, each once, as they are in the later one.
package struct ChangeSet: Sendable {
    package let version: MapVersion
    /// The record now, or nothing when it was removed, by identity.
    package let records: [InitiativeID: Initiative?]

    package init(version: MapVersion, records: [InitiativeID: Initiative?]) {
        self.version = version
        self.records = records
    }
}

/// A frozen state of the public map: every page comes from the same version, whatever is written meanwhile.
package protocol InitiativeSnapshot: Sendable {
    var version: MapVersion { get }
    /// The next records after a place in the order, at most `limit`.
    func records(_ filter: InitiativeFilter, after: PageKey?, limit: Int) throws -> [Initiative]
    /// How many records match.
    func count(_ filter: InitiativeFilter) throws -> Int
}

/// Finds the public records in whose texts words occur.
package protocol TextSearching: Sendable {
    /// All public records that match, in no particular order, all from one version of the map.
    ///
    /// - Throws: `SearchError`.
    func search(_ text: SearchText) throws -> SearchHits
}

/// What a search found.
package struct SearchHits: Hashable, Sendable {
    /// The last sequence number of the change log that the index has followed.
    package let sequence: Int
    package let hits: [Hit]

    package init(sequence: Int, hits: [Hit]) {
        self.sequence = sequence
        self.hits = hits
    }

    /// A record that matches.
    package struct Hit: Hashable, Sendable {
        package let id: InitiativeID
        /// How well it matches: for each phrase the weight of the best member it occurs in (`titel` 8, `organisatie` and `plaats` 4,
        /// `omschrijving` 1), added up over the alternatives that match.
        ///
        /// It depends on the record and the question alone, so that an order by score survives other records coming and going.
        package let score: Int

        package init(id: InitiativeID, score: Int) {
            self.id = id
            self.score = score
        }
    }
}

/// Why a search has no answer.
package enum SearchError: Error, Hashable, Sendable {
    /// The index is being made; try again later.
    case notReady
    /// The question takes too long; ask a narrower one.
    case tooMuchWork
}

/// Takes submissions and decisions on them, and reports.
package protocol SubmissionDesk: ReportDesk {
    /// Stores submissions in one transaction, and says of each what became of it; all that is stored is on disk when this returns.
    func submit(_ arrivals: [Arrival]) throws -> [Receipt]
    /// One submission, in whatever state.
    func submission(_ id: InitiativeID) throws -> Submission?
    /// The submissions of one status, and how many there are in all: the least suspicious first, of those the oldest.
    func queue(status: Submission.Status, limit: Int) throws -> (submissions: [Submission], total: Int)
    /// Replaces what a submission that waits for a decision says; it gets its next version when that differs.
    ///
    /// - Throws: `DecisionError` when it does not wait.
    func improve(_ id: InitiativeID, _ content: InitiativeContent, _ contact: ContactChange) throws -> Submission
    /// Takes a submission back. An initiative that it made public goes at once. Doing it again changes nothing.
    ///
    /// - Throws: `DecisionError` when there is nothing to take back.
    func withdraw(_ id: InitiativeID, at now: Timestamp) throws -> Submission
    /// Makes the next edit link; older ones no longer work.
    ///
    /// - Throws: `DecisionError.noSuchSubmission`.
    func renewLink(_ id: InitiativeID) throws -> Submission
    /// Records a decision. What an approval makes public, or takes away, is so in the same transaction.
    ///
    /// - Parameters:
    ///   - version: the version of the submission that was judged; nothing for whatever it is now.
    ///   - revision: the revision of the public record that the moderator saw; nothing for whatever it is now.
    ///   - seen: the status that the moderator saw; who undoes a decision knows of it.
    ///   - undoSeconds: how long after a decision the opposite one undoes it.
    /// - Throws: `DecisionError` when there is nothing to decide on.
    func decide(
        _ id: InitiativeID, _ review: Review, version: Int?, revision: Int?, seen: Submission.Status, undoSeconds: Int
    ) throws -> Submission
    /// What an approval of a submission would do to the public record now.
    func preview(_ submission: Submission) throws -> ApprovalPreview
    /// Rejects all of these submissions that wait for a decision, in one transaction, and says of each what became of it.
    func reject(_ ids: [InitiativeID], _ review: Review) throws -> [BulkOutcome]
    /// The decisions on a submission, oldest first.
    func reviews(_ id: InitiativeID) throws -> [Review]
    /// What was decided on submissions and reports, newest first, and how many decisions there are in all.
    func decisions(limit: Int, offset: Int) throws -> (decisions: [LoggedDecision], total: Int)
    /// The address that a sender left, as long as it is kept.
    func contact(of id: InitiativeID) throws -> EmailAddress?
    /// Deletes the addresses of senders whose submissions were decided or withdrawn before a moment, or came in before another and
    /// still wait; those of who reported likewise; and the marks of requests that have expired. Says how many addresses went.
    func forget(
        decidedBefore: Timestamp, undecidedBefore: Timestamp, now: Timestamp
    ) throws -> (decided: Int, undecided: Int)
}

/// What becomes of a sender's address.
package enum ContactChange: Hashable, Sendable {
    case keep, remove
    case replace(EmailAddress)
}

/// Why a decision was not taken.
package enum DecisionError: Error, Hashable, Sendable {
    case noSuchSubmission
    /// The submission has this status already, and it is too late to undo it.
    case alreadyDecided(Submission.Status)
    /// The sender has improved it since; this is its version now.
    case overtaken(Int)
    /// The public record is not as the moderator saw it; this is its revision now, or it is not public.
    case recordOvertaken(Int?)
    /// The record that it is about is not public any more.
    case initiativeGone
    /// The record has changed since the decision that was to be undone.
    case changedSince
    /// What the submission said was erased.
    case erased
}

/// Takes rows of a file into the public map.
package protocol ImportTarget: Sendable {
    /// Begins with a file. On a dry run everything is judged and nothing is written.
    ///
    /// - Parameter file: the name under which the batch is remembered.
    func beginImport(of file: String, dryRun: Bool) throws -> any ImportSession
}

/// One file on its way in: a batch, that is stored part by part.
package protocol ImportSession: AnyObject {
    /// The number of the batch; nothing as long as nothing was stored.
    var batch: Int? { get }
    /// Takes rows in the order of the file, in one transaction, and says what became of each.
    ///
    /// - Throws: `StorageError`; `ImportBatchError.takenBack`.
    func take(_ rows: [ImportRow]) throws -> [ImportOutcome]
    /// Ends the batch: the file was read to its end.
    func finish(_ report: ImportReport) throws
}

/// Remembers imports and takes them back.
package protocol ImportBatchKeeping: Sendable {
    /// All batches, oldest first.
    func batches() throws -> [ImportBatch]
    /// Takes a batch back: removes what it added, and sets back what it changed, as far as nobody changed it since. Broken off, it can be
    /// done again.
    ///
    /// - Parameter onProgress: told how many changes were looked at, and how many there are.
    /// - Throws: `ImportBatchError`, `StorageError`.
    func undo(batch number: Int, onProgress: (_ done: Int, _ all: Int) -> Void) throws -> ImportUndo
}

/// One judged row of a file.
package struct ImportRow: Sendable {
    /// The physical line on which the row begins.
    package let line: Int
    package let id: InitiativeID
    package let content: InitiativeContent
    /// When the file says so.
    package let createdAt: Timestamp?
    package let changedAt: Timestamp?

    package init(line: Int, id: InitiativeID, content: InitiativeContent, createdAt: Timestamp?, changedAt: Timestamp?)
    {
        self.line = line
        self.id = id
        self.content = content
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}

/// What became of a row.
package enum ImportOutcome: Hashable, Sendable {
    case new, changed, unchanged
    case rejected(Problem)
}

/// The storage failed; nothing was changed.
package struct StorageError: Error, Hashable, Sendable {
    package let kind: Kind
    /// For the operator's log; never sent to a client.
    package let detail: String

    package init(kind: Kind, detail: String) {
        self.kind = kind
        self.detail = detail
    }

    package enum Kind: Hashable, Sendable {
        /// Another process held the database too long; trying again helps.
        case busy
        /// No room on the disk, no permission, or a damaged file.
        case failed
    }
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        switch kind {
        case .busy: "De database is bezet door een ander programma. Probeer het zo nog eens. (\(detail))"
        case .failed:
            "De database werkt niet: \(detail). Controleer de schijfruimte en de rechten, en doe 'openkaart doctor'."
        }
    }
}

extension SearchError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notReady: "Zoeken kan nog niet: de zoekindex wordt gemaakt. Probeer het over een halve minuut nog eens."
        case .tooMuchWork: "Deze zoekvraag kost te veel tijd. Gebruik minder of langere woorden."
        }
    }
}
