import OpenDataFormats

extension HTMLWriter {
    /// Appends a geometry as the document has it: the numbers of a point, or anything else as JSON.
    mutating func geometry(_ geometry: JSONObject) {
        let numbers = geometry.array("coordinates")
        if geometry["type"] == "Point", !numbers.isEmpty {
            text(numbers.map { $0.scalarText ?? JSONText.compact($0) }.joined(separator: ", "))
        } else {
            element(.code, text: JSONText.compact(.object(geometry)))
        }
    }
}
