extension GeoJSONFeatureReader {
    /// Goes to where a next text can begin after a fault in the structure.
    ///
    /// Reading the same lines again cannot get out of hand: lines that leave brackets open add up to depth, and
    /// `JSONValueScanner.maximumDepth` bounds how many of them one attempt can run through.
    ///
    /// - Throws: `JSONCursorError.source`.
    mutating func recover() throws(JSONCursorError) {
        defer { cursor.releaseHeld() }
        let wasInCollection = text?.hasFeatures == true && place != .betweenTexts
        let wasAtStart = place == .start
        place = .betweenTexts
        cursor.allowsLineBreaks = true
        switch layout {
        case _ where wasAtStart:
            // The wrong encoding: nothing that follows can be read.
            place = .end
        case .sequence:
            try cursor.skip(to: ASCII.recordSeparator)
        case .lines:
            // A line end inside a text is a fault at that line end, so this is still the line of the fault.
            try cursor.skipLine()
        case .unknown where wasInCollection:
            place = .end
        case .unknown:
            // Either one text over many lines, of which the other lines are no rows, or lines of which the
            // first is broken. Both come right at the next line that begins as a text does.
            cursor.rewind()
            repeat {
                try cursor.skipLine()
            } while try !isAtEndOrText()
        }
    }

    private mutating func isAtEndOrText() throws(JSONCursorError) -> Bool {
        switch try cursor.peek() {
        case nil, ASCII.openBrace, ASCII.recordSeparator: true
        default: false
        }
    }
}
