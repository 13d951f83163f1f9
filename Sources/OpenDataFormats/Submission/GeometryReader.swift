import OpenKaart

/// Reads a GeoJSON Point geometry (RFC 7946, section 3.1.2).
enum GeometryReader {
    /// The two first coordinates of a point; a height is left out. Otherwise what is wrong, named for the member.
    static func position(_ value: JSONValue) -> Result<(x: Double, y: Double), Problem> {
        guard case .object(let geometry) = value else {
            return mistake(
                .wrongType,
                #"De geometrie is geen object maar \#(value.typeName). Geef {"type":"Point","coordinates":[5.121,52.091]}."#
            )
        }
        if let name = geometry.members.map(\.name).first(where: { $0 != "type" && $0 != "coordinates" && $0 != "bbox" })
        {
            return mistake(
                .unknownMember,
                "De geometrie heeft een onbekend lid '\(name.prefix(40))'. Alleen type en coordinates horen erin.")
        }
        guard geometry["type"] == .string("Point") else {
            return mistake(
                .invalid, #"De geometrie is geen punt. Een initiatief heeft een plaats: geef "type":"Point"."#)
        }
        guard case .array(let numbers)? = geometry["coordinates"] else {
            return mistake(.missing, "De coördinaten ontbreken. Geef coordinates als [lengtegraad, breedtegraad].")
        }
        let values = numbers.compactMap { value -> Double? in
            if case .number(let number) = value { number } else { nil }
        }
        guard values.count == numbers.count, values.count == 2 || values.count == 3 else {
            return mistake(
                .invalid,
                "De coördinaten zijn geen twee getallen. Geef coordinates als [lengtegraad, breedtegraad], zonder aanhalingstekens."
            )
        }
        return .success((values[0], values[1]))
    }

    private static func mistake<Value>(_ code: Problem.Code, _ detail: String) -> Result<Value, Problem> {
        .failure(Problem(member: Member.point, code: code, detail: detail))
    }
}
