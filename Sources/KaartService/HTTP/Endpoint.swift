/// An operation with what each request to it needs, worked out once. A class, so that a request holds one reference.
final class Endpoint: Sendable {
    let operation: Operation
    let queryNames: [String]
    /// Whether anything is counted for each network: what is sent in, and wrong tokens.
    let countsNetworks: Bool

    init(_ operation: Operation) {
        self.operation = operation
        queryNames = operation.queryNames
        countsNetworks = operation.body != nil || operation.access != .everybody
    }
}
