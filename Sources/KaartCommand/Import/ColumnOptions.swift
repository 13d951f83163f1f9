import ArgumentParser
import OpenDataFormats
import OpenKaart

/// What the columns of a file are called, and in which system its points are.
struct ColumnOptions: ParsableArguments {
    @Option(
        name: .customLong("column"),
        help: ArgumentHelp(
            "Welke kolom een veld bevat, zoals titel=Naam; meer mag ook. Het punt heet lon en lat, of x en y.",
            valueName: "veld=kolom"))
    var columns: [String] = []

    @Option(
        name: .customLong("fixed"),
        help: ArgumentHelp(
            "Wat voor alle rijen geldt die het zelf niet zeggen, zoals thema=open-data; meer mag ook.",
            valueName: "veld=waarde"))
    var constants: [String] = []

    @Option(help: ArgumentHelp("Een bestand met kolomnamen, zoals --save-mapping het maakt.", valueName: "bestand"))
    var mapping: String?

    @Option(help: ArgumentHelp("Bewaar welke kolommen zijn gebruikt, voor een volgende keer.", valueName: "bestand"))
    var saveMapping: String?

    @Option(
        help: ArgumentHelp(
            "Waarin de punten zijn: rd of graden. [standaard: wat het bestand laat zien]", valueName: "stelsel"))
    var crs: String?

    /// What the options say together; the command line goes before the file.
    ///
    /// - Throws: `CommandError` that says which option is wrong.
    func mapping(for format: ImportFile.Format) throws -> ColumnMapping {
        if format != .csv, !columns.isEmpty || !constants.isEmpty || mapping != nil || saveMapping != nil {
            throw CommandError("--column, --fixed, --mapping en --save-mapping gelden alleen voor CSV.")
        }
        var own = ColumnMapping(
            columns: try Self.pairs(columns, "--column"), constants: try Self.pairs(constants, "--fixed"))
        if let crs {
            guard let known = ColumnMapping.systemNames.first(where: { $0.name == crs.lowercased() }) else {
                throw CommandError("--crs: '\(crs.prefix(40))' ken ik niet. Kies rd of graden.")
            }
            own.system = known.system
        }
        do {
            try own.check()
            guard let mapping else { return own }
            return try ColumnMapping(reading: try FileByteSource(path: mapping)).overridden(by: own)
        } catch let error as ByteSourceError {
            throw CommandError("--mapping: \(error.reason)")
        } catch {
            throw CommandError("\(mapping.map { "\($0): " } ?? "")\(error)")
        }
    }

    private static func pairs(_ texts: [String], _ option: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw CommandError(
                    "\(option): '\(text.prefix(60))' mist een =-teken of een waarde. Schrijf het als titel=Naam.")
            }
            guard pairs.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw CommandError("\(option): '\(parts[0].prefix(40))' staat er twee keer. Geef het een keer.")
            }
        }
        return pairs
    }
}
