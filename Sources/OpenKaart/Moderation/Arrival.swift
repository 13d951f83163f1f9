/// A submission on its way in, with what keeps it from being stored twice.
package struct Arrival: Sendable {
    package let submission: Submission
    /// Its place in the queue; worked out here, so that it takes no time of the transaction.
    package let score: Double
    package let email: EmailAddress?
    /// By what a repetition is known.
    package let mark: Mark?
    /// What is answered beside the submission itself, for who repeats the request; no personal data.
    package let remarks: String

    package init(_ submission: Submission, email: EmailAddress? = nil, mark: Mark? = nil, remarks: String = "") {
        self.submission = submission
        score = submission.score.value
        self.email = email
        self.mark = mark
        self.remarks = remarks
    }

    /// By what a request is known when it comes again.
    package struct Mark: Hashable, Sendable {
        /// A hash of the key that the sender gave, or of all that was sent.
        package let key: [UInt8]
        /// A hash of all that was sent.
        package let body: [UInt8]
        /// From when on the same key is another request.
        package let expiresAt: Timestamp

        package init(key: [UInt8], body: [UInt8], expiresAt: Timestamp) {
            self.key = key
            self.body = body
            self.expiresAt = expiresAt
        }
    }
}

/// What became of an arrival.
package enum Receipt: Hashable, Sendable {
    /// It is on disk.
    case stored
    /// It came before, and this was answered then.
    case repeated(Submission, remarks: String)
    /// The sender's key came before with something else.
    case conflict
    /// It wants to change or remove a record that is not there.
    case noSuchInitiative
}
