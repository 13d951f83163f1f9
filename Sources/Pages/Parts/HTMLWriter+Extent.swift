import OpenDataFormats

extension HTMLWriter {
    /// Appends the extent of a collection as facts (OGC API Features Part 1, 7.13).
    mutating func extentFacts(_ extent: JSONObject) {
        if let spatial = extent.object("spatial") {
            fact("Gebied") { html in
                for box in spatial.array("bbox") {
                    html.element(.paragraph, text: Self.boxText(box, crs: spatial.text("crs")))
                }
                if let crs = spatial.text("crs") { html.element(.paragraph) { $0.crs(crs) } }
                html.moreFacts(spatial.without(["bbox", "crs"]))
            }
        }
        if let temporal = extent.object("temporal") {
            fact("Periode") { html in
                for interval in temporal.array("interval") { html.element(.paragraph) { $0.interval(interval) } }
                if let trs = temporal.text("trs") { html.element(.paragraph) { $0.anchor(trs, trs) } }
                html.moreFacts(temporal.without(["interval", "trs"]))
            }
        }
        facts(of: extent.without(["spatial", "temporal"]))
    }

    private mutating func moreFacts(_ object: JSONObject) {
        if !object.members.isEmpty { element(.facts) { $0.facts(of: object) } }
    }

    private mutating func interval(_ value: JSONValue) {
        guard case .array(let ends) = value, ends.count == 2 else { return text(JSONText.compact(value)) }
        let (start, end) = (ends[0].scalarText, ends[1].scalarText)
        if start == nil, end == nil { text("onbegrensd") }
        if let start {
            text("vanaf ")
            day(start)
        }
        if let end {
            text(start == nil ? "tot en met " : " tot en met ")
            day(end)
        }
    }

    // Which number is which side is only sure in CRS84, the default of the standard.
    private static func boxText(_ value: JSONValue, crs: String?) -> String {
        guard case .array(let numbers) = value else { return JSONText.compact(value) }
        let texts = numbers.map { $0.scalarText ?? JSONText.compact($0) }
        guard texts.count == 4, crs?.hasSuffix("/CRS84") ?? true else { return texts.joined(separator: ", ") }
        return "west \(texts[0]), zuid \(texts[1]), oost \(texts[2]), noord \(texts[3])"
    }
}
