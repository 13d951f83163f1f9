import Foundation
import OpenKaart
import Testing

extension InitiativeContent {
    /// A record that keeps every rule, with some members changed. All names and numbers in these tests are invented.
    static func sample(
        title: String = "Buurtkaart", description: String = "Een kaart van wat er in de buurt gebeurt.",
        organisation: String? = nil, place: String? = nil, url: String? = nil
    ) throws -> InitiativeContent {
        let content = try Samples.content()
        return InitiativeContent(
            title: title, description: description, theme: content.theme, organisation: organisation, place: place,
            municipalityCode: nil, url: url.map { WebAddress.stored($0) }, point: content.point)
    }

    /// The kinds of personal data that are seen in a description.
    static func personalData(in text: String) throws -> [SubmissionWarning.Kind] {
        try sample(description: text).warnings.map(\.kind).filter(\.isPersonalData)
    }
}

/// The records that the project comes with.
enum SeedRecords {
    static func all() throws -> [InitiativeContent] {
        let file = try #require(folder()?.appending(path: "data/initiatieven.csv"))
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        return try lines.dropFirst().map { line in
            let fields = fields(line)
            try #require(fields.count == 10)
            return try InitiativeContent.sample(
                title: fields[1], description: fields[2], organisation: fields[4], place: fields[5],
                url: fields[7].isEmpty ? nil : fields[7])
        }
    }

    /// The folder of the project: the nearest one above this file that holds the records.
    private static func folder() -> URL? {
        var folder = URL(filePath: #filePath)
        while folder.pathComponents.count > 1 {
            folder.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appending(path: "data/initiatieven.csv").path()) {
                return folder
            }
        }
        return nil
    }

    private static func fields(_ line: Substring) -> [String] {
        // Quotes stand around whole fields only, and no field has a quote in it.
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().reduce(into: [""]) { fields, part in
            guard part.offset.isMultiple(of: 2) else {
                fields[fields.count - 1] += part.element
                return
            }
            let parts = part.element.split(separator: ",", omittingEmptySubsequences: false)
            fields[fields.count - 1] += parts[0]
            fields += parts.dropFirst().map(String.init)
        }
    }
}
