/// How far an index goes.
package struct Limits: Hashable, Sendable {
    /// How long a search may take.
    package var patience = Duration.seconds(3)
    /// Changes that are followed one by one; with more it is quicker to read everything anew.
    package var followed = 20_000

    package init() {}
}
