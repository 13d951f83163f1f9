package import OpenKaart

/// Reads the change feed of a service, one change a line (`f=ndjson`), in bounded memory.
package struct ChangeReader {
    /// What happened to one record, for who keeps a copy.
    package struct Entry: Hashable, Sendable {
        /// Counts from 1 without gaps.
        package let sequence: Int
        package let id: InitiativeID
        /// The Feature as the service wrote it; nothing when the record is gone.
        package let feature: [UInt8]?
    }

    private var cursor: JSONCursor

    /// Makes a reader; reads nothing yet.
    package init(_ source: any ByteSource) {
        cursor = JSONCursor(source, holdLimit: 0)
    }

    /// The next change; nothing at the end.
    ///
    /// - Throws: `ChangeFeedError`.
    package mutating func next() throws(ChangeFeedError) -> Entry? {
        do throws(JSONCursorError) {
            cursor.allowsLineBreaks = true
            guard try cursor.peekPastWhitespace() != nil else { return nil }
            // A Feature that has a line break would be two lines of the copy.
            cursor.allowsLineBreaks = false
            guard let line = try cursor.takeValue(limit: Self.longestLine) else {
                throw .structure(reason: "De regel is te lang.")
            }
            guard let entry = Self.entry(line) else {
                throw .structure(reason: "Dit is geen wijziging met volgnummer, id en initiatief.")
            }
            return entry
        } catch {
            switch error {
            case .source(let error): throw ChangeFeedError(reason: error.reason)
            case .structure(let reason): throw ChangeFeedError(reason: "regel \(cursor.line): \(reason)")
            }
        }
    }

    /// A Feature has at most some 30 KiB.
    private static let longestLine = 1 << 20

    private static func entry(_ line: [UInt8]) -> Entry? {
        guard let members = JSONMembers(line), let sequence = members.integer("volgnummer"),
            let id = members.text("id").flatMap(InitiativeID.init(parsing:)), let feature = members["initiatief"]
        else { return nil }
        guard case .object(let object)? = try? JSONParser.parse(feature) else {
            return feature == Array("null".utf8) ? Entry(sequence: sequence, id: id, feature: nil) : nil
        }
        guard object["id"] == .string(id.description) else { return nil }
        return Entry(sequence: sequence, id: id, feature: feature)
    }
}

/// Why a change feed cannot be read further; Dutch.
package struct ChangeFeedError: Error, Hashable, Sendable {
    package let reason: String
}
