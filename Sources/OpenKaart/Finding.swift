/// What a check of the installation found; for an operator, in Dutch.
package struct Finding: Hashable, Sendable {
    /// What was looked at.
    package let subject: String
    package let level: Level
    /// What was found, and what to do about it.
    package let detail: String

    package init(subject: String, level: Level, detail: String) {
        self.subject = subject
        self.level = level
        self.detail = detail
    }

    /// How bad it is.
    package enum Level: String, Hashable, Sendable {
        case good = "goed"
        case warning = "let op"
        case bad = "fout"
    }
}
