import OpenKaart

extension ImportRun {
    /// An import of which only the rejected rows matter.
    package static func run(
        _ source: sending any ImportSource, into session: any ImportSession,
        onRejected: (_ line: Int, _ problem: Problem) -> Void, onProgress: (ImportReport) -> Void
    ) async throws -> ImportReport {
        try await run(
            source, into: session,
            onRow: { row in
                guard case .rejected(let problems) = row.fate else { return }
                for problem in problems { onRejected(row.line, problem) }
            }, onProgress: onProgress)
    }
}
