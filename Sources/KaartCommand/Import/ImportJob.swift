import OpenDataFormats
import OpenKaart
import PublishedMap

/// Brings one file into the public map, with progress and a report on the terminal.
struct ImportJob {
    let file: ImportFile
    var dryRun = false
    var duplicates = DuplicateSearch.none
    /// Where every row is reported.
    var report: ImportReportFile?

    /// Whether and how likely duplicates are looked for.
    enum DuplicateSearch {
        case none
        /// Beside the public map, or beside nothing when there is none yet.
        case beside(PublishedMap?, skips: Bool)
    }

    /// What became of the rows, and under which number the import is remembered.
    struct Outcome {
        let counts: ImportReport
        let batch: Int?
    }

    /// Imports the file and says on standard error what is wrong with which line.
    ///
    /// - Throws: `CommandError`.
    func run(into target: any ImportTarget) async throws -> Outcome {
        var isReported = false
        defer { if !isReported { report?.discard() } }
        let (opened, progress) = try file.open()
        let bar = ProgressBar()
        let names = opened.columnNames
        var skips = false
        var source = opened
        if case .beside(let map, let isSkipping) = duplicates {
            source = DuplicateFindingSource(opened, beside: map, skipsDuplicates: isSkipping)
            skips = isSkipping
        }
        let voice = ImportVoice(names: names, rowWord: file.rowWord)
        let session = try target.beginImport(of: file.name, dryRun: dryRun)
        do {
            let counts = try await ImportRun.run(
                source, into: session, skipsDuplicates: skips,
                onRow: { row in
                    voice.say(row)
                    report?.write(row, names: names)
                },
                onProgress: { counts in Terminal.progress { bar.text(progress.share, counts, width: $0) } })
            Terminal.endProgress()
            guard counts.total > 0 else {
                throw CommandError("\(file.path): er staan geen initiatieven in.")
            }
            try report?.finish()
            isReported = true
            return Outcome(counts: counts, batch: session.batch)
        } catch {
            Terminal.endProgress()
            throw BrokenImport(reason: ImportFile.words(error), batch: session.batch)
        }
    }
}

/// An import that stopped before the end of the file.
struct BrokenImport: Error, CustomStringConvertible {
    let reason: String
    /// What was stored of it already, unless all of it is thrown away.
    let batch: Int?

    var description: String {
        guard let batch else { return "\(reason) Er is niets opgenomen." }
        return
            "\(reason) Wat al was opgenomen, is partij \(batch). Neem het bestand opnieuw op om de rest te doen, of draai terug met "
            + "'openkaart import --undo \(batch)'."
    }
}
