import Testing

/// Gives the tests of a suite one service to read from, with the records of `Record.all`; it is gone after the suite.
struct KaartTrait: SuiteTrait, TestScoping {
    @TaskLocal static var current: Kaart?

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await Self.$current.withValue(try await Kaart()) { try await function() }
    }
}

extension Trait where Self == KaartTrait {
    static var kaart: KaartTrait { KaartTrait() }
}

/// The service of the suite.
var kaart: Kaart {
    get throws { try #require(KaartTrait.current) }
}
