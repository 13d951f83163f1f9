import OpenKaart

/// Pulls the Features one by one out of a GeoJSON file of any size, in bounded memory.
///
/// Takes a FeatureCollection (RFC 7946 §3.3, its "features" anywhere among its members), a single Feature, and Features
/// one after the other: newline-delimited, or as a text sequence with record separators (RFC 8142). Only brackets and
/// strings are looked at here; the bytes of a row are for `JSONParser`, which tells what is wrong inside one Feature.
///
/// A fault in the structure of the file is a malformed row after all good ones before it. After it, reading goes on
/// at the next text of a sequence or the next line, and ends when it was inside a FeatureCollection. A "crs" that is
/// not CRS84 is such a fault too, so that no Feature after it is read in the wrong place; one that stands behind
/// the features is told at the end.
package struct GeoJSONFeatureReader {
    /// Longest Feature by default, in bytes.
    package static let defaultMaximumFeatureSize = 1 << 20

    /// Where the reader stands.
    enum Place { case start, betweenTexts, members, firstFeature, laterFeature, end }

    /// How texts follow each other, as far as the file has shown it.
    enum Layout { case unknown, lines, sequence }

    /// The bytes of the file.
    var cursor: JSONCursor
    /// Where the reader stands.
    var place = Place.start
    /// How texts follow each other.
    var layout = Layout.unknown
    /// The text that is being read; nil before the first.
    var text: GeoJSONText?
    /// In which system the present text is: RD when its "crs" says so before its features.
    private(set) var system = ReferenceSystem.crs84
    private let allowsRD: Bool
    /// The line to name when the structure turns out to be wrong.
    var faultLine = 1
    private let maximumFeatureSize: Int

    /// Makes a reader; reads nothing yet.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - maximumFeatureSize: longest Feature in bytes.
    ///   - allowsRD: whether a "crs" may be RD (`system`).
    package init(
        _ source: any ByteSource, maximumFeatureSize: Int = Self.defaultMaximumFeatureSize, allowsRD: Bool = false
    ) {
        self.allowsRD = allowsRD
        cursor = JSONCursor(source, holdLimit: maximumFeatureSize)
        self.maximumFeatureSize = maximumFeatureSize
    }

    /// The next Feature or malformed row; nil at the end of the file.
    ///
    /// - Throws: `ByteSourceError` when the source cannot be read.
    package mutating func next() throws(ByteSourceError) -> GeoJSONRow? {
        do throws(JSONCursorError) {
            return try nextRow()
        } catch {
            switch error {
            case .source(let error): throw error
            // Recovery throws no such thing; if it ever does, the file cannot be followed any more.
            case .structure(let reason):
                place = .end
                return malformed(reason, line: cursor.line)
            }
        }
    }

    private mutating func nextRow() throws(JSONCursorError) -> GeoJSONRow? {
        while place != .end {
            do throws(JSONCursorError) {
                if let row = try step() { return row }
            } catch {
                guard case .structure(let reason) = error else { throw error }
                let row = malformed(reason, line: faultLine)
                try recover()
                return row
            }
        }
        return nil
    }

    /// Reads up to the next row or change of place.
    private mutating func step() throws(JSONCursorError) -> GeoJSONRow? {
        switch place {
        case .start:
            try cursor.skipByteOrderMark()
            place = .betweenTexts
            return nil
        case .betweenTexts: return try beginText()
        case .members: return try readMember()
        case .firstFeature, .laterFeature: return try readFeature()
        case .end: return nil
        }
    }

    private mutating func beginText() throws(JSONCursorError) -> GeoJSONRow? {
        cursor.allowsLineBreaks = true
        var next = try cursor.peekPastWhitespace()
        while next == ASCII.recordSeparator {
            layout = .sequence
            cursor.advance()
            next = try cursor.peekPastWhitespace()
        }
        faultLine = cursor.line
        guard let next else {
            place = .end
            guard text == nil else { return nil }
            return malformed("Het bestand is leeg. Kies een bestand met GeoJSON.", line: 1)
        }
        text = GeoJSONText(line: cursor.line)
        system = .crs84
        guard next == ASCII.openBrace else {
            throw .structure(
                reason: "Dit is geen GeoJSON: hier hoort een object te beginnen met {. Kies een ander bestand.")
        }
        cursor.allowsLineBreaks = layout != .lines
        cursor.startHolding()
        cursor.advance()
        place = .members
        return nil
    }

    /// Reads one member of the outermost object, or its end.
    private mutating func readMember() throws(JSONCursorError) -> GeoJSONRow? {
        guard var text else { return nil }
        var next = try peekInsideText()
        if next == ASCII.closeBrace {
            cursor.advance()
            return endText(text)
        }
        if text.hasMembers {
            guard next == ASCII.comma else { throw .structure(reason: Self.commaReason) }
            cursor.advance()
            next = try peekInsideText()
        }
        guard next == ASCII.quote else { throw .structure(reason: Self.nameReason) }
        // A name too long to be held is none of those looked for here.
        let name = try cursor.takeValue(limit: 256).flatMap { try? JSONParser.parse($0) }
        guard try peekInsideText() == ASCII.colon else { throw .structure(reason: Self.colonReason) }
        cursor.advance()
        let value = try peekInsideText()
        text.hasMembers = true
        switch name {
        case .string("features") where text.kind == .unknown || text.kind == .collection:
            guard value == ASCII.openBracket, !text.hasFeatures else {
                throw .structure(reason: "\"features\" hoort één lijst te zijn, tussen [ en ]. Verbeter dat.")
            }
            cursor.advance()
            cursor.releaseHeld()
            text.hasFeatures = true
            place = .firstFeature
        case .string("type"):
            text.setKind(try cursor.takeValue(limit: 64))
        case .string("crs"):
            let line = cursor.line
            let crs = try cursor.takeValue(limit: 4096)
            if allowsRD, !text.hasFeatures, GeoJSONCRS.isRD(crs) {
                system = .rd
            } else if let problem = GeoJSONCRS.problem(crs) {
                faultLine = line
                throw .structure(reason: problem)
            }
        default:
            _ = try cursor.takeValue(limit: 0)
        }
        self.text = text
        return nil
    }

    private mutating func endText(_ text: GeoJSONText) -> GeoJSONRow? {
        place = .betweenTexts
        let held = cursor.takeHeld()
        if layout == .unknown, !text.hasFeatures, text.line == cursor.line { layout = .lines }
        if let problem = text.problemAtEnd { return malformed(problem, line: text.line) }
        guard !text.hasFeatures else { return nil }
        return row(held, line: text.line)
    }

    /// Reads one element of the "features" array, or its end.
    private mutating func readFeature() throws(JSONCursorError) -> GeoJSONRow? {
        var next = try peekInsideText()
        if next == ASCII.closeBracket {
            cursor.advance()
            place = .members
            return nil
        }
        if place == .laterFeature {
            guard next == ASCII.comma else { throw .structure(reason: Self.commaReason) }
            cursor.advance()
            next = try peekInsideText()
        }
        place = .laterFeature
        let line = cursor.line
        let bytes = try cursor.takeValue(limit: maximumFeatureSize)
        guard next == ASCII.openBrace else {
            return malformed("Dit is geen Feature. Zet in \"features\" alleen objecten tussen { en }.", line: line)
        }
        return row(bytes, line: line)
    }

    /// The next byte that is not white space; the file may not end here.
    private mutating func peekInsideText() throws(JSONCursorError) -> UInt8 {
        let next = try cursor.peekPastWhitespace()
        // Of a Feature that stands by itself the first line is named, as for any row.
        if let text { faultLine = text.hasFeatures ? cursor.line : text.line }
        guard let next else { throw .structure(reason: JSONCursor.endReason) }
        return next
    }

    private func row(_ bytes: [UInt8]?, line: Int) -> GeoJSONRow {
        guard let bytes else {
            return malformed("Dit Feature is groter dan \(maximumFeatureSize) bytes. Maak het kleiner.", line: line)
        }
        return GeoJSONRow(line: line, outcome: .content(bytes))
    }

    private func malformed(_ reason: String, line: Int) -> GeoJSONRow {
        GeoJSONRow(line: line, outcome: .malformed(reason: reason))
    }

    private static let commaReason = "Hier hoort een komma of een sluitend haakje te staan. Zet die erbij."
    private static let nameReason = "Hier hoort een naam tussen dubbele aanhalingstekens te staan."
    private static let colonReason = "Na de naam hoort een dubbele punt te staan. Zet die erbij."
}
