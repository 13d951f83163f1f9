package import OpenKaart

/// The forms in which a citizen's submission may come in (design, "A submission").
package enum SubmissionFormat: String, CaseIterable, Sendable {
    case json = "application/json"
    case geojson = "application/geo+json"
    case form = "application/x-www-form-urlencoded"

    /// Reads a body.
    ///
    /// - Throws: `BodyError` when it is not of this form at all; whatever else is wrong is in the draft's problems.
    package func read(_ body: [UInt8]) throws(BodyError) -> SubmissionDraft {
        switch self {
        case .json: JSONSubmission.read(try Self.object(body))
        case .geojson: GeoJSONSubmission.read(try Self.object(body))
        case .form: FormSubmission.read(try FormFields.parse(body))
        }
    }

    /// Where a member stands in a body of this form: a JSON pointer, or the name of a form field.
    package func location(of member: String) -> String {
        let escaped = member.replacing("~", with: "~0").replacing("/", with: "~1")
        return switch self {
        case .json: "#/\(escaped)"
        case .geojson where member == Member.point: "#/geometry"
        case .geojson where GeoJSONSubmission.topLevel.contains(member): "#/\(escaped)"
        case .geojson: "#/properties/\(escaped)"
        case .form where member == Member.point: Member.longitude
        case .form: member
        }
    }

    static func object(_ body: [UInt8]) throws(BodyError) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONParser.parse(body)
        } catch {
            throw BodyError("Dit is geen JSON: regel \(error.line), kolom \(error.column): \(error.reason)")
        }
        guard case .object(let object) = value else {
            throw BodyError("De inhoud is geen JSON-object maar \(value.typeName). Begin met { en eindig met }.")
        }
        return object
    }
}

/// A body that is not of the form it claims to be; in Dutch, with what to do.
package struct BodyError: Error, Hashable, Sendable {
    package let detail: String

    package init(_ detail: String) {
        self.detail = detail
    }
}

/// A JSON object with the members of the record and `geometrie`.
enum JSONSubmission {
    private static let known = Member.texts + [Member.point] + MemberReader.proposal

    static func read(_ object: JSONObject) -> SubmissionDraft {
        var draft = SubmissionDraft()
        var reader = MemberReader(object)
        reader.texts(into: &draft.initiative)
        reader.proposal(into: &draft)
        reader.point(Member.point, into: &draft.initiative)
        reader.allow(only: known)
        draft.initiative.problems = reader.problems
        return draft
    }
}

/// A GeoJSON Feature whose properties are the members of the record.
enum GeoJSONSubmission {
    static let topLevel = ["type", "geometry", "properties", "bbox", "id"]
    private static let known = Member.texts + MemberReader.proposal

    static func read(_ object: JSONObject) -> SubmissionDraft {
        var draft = SubmissionDraft()
        var feature = MemberReader(object)
        if feature.text("type") != "Feature" {
            draft.initiative.problems.append(
                Problem(member: "type", code: .invalid, detail: #"Dit is geen GeoJSON-Feature. Geef "type":"Feature"."#)
            )
        }
        feature.point("geometry", into: &draft.initiative)
        feature.allow(only: ["type", "geometry", "properties", "bbox"])
        draft.initiative.problems += feature.problems
        switch object["properties"] {
        case .object(let properties):
            var reader = MemberReader(properties)
            reader.texts(into: &draft.initiative)
            reader.proposal(into: &draft)
            reader.allow(only: known)
            draft.initiative.problems += reader.problems
        case nil, .null: break
        case .some(let other):
            draft.initiative.problems.append(
                Problem(
                    member: "properties", code: .wrongType,
                    detail: "'properties' moet een object zijn, maar is \(other.typeName)."))
        }
        return draft
    }
}

/// A web form with the members of the record, and `lon` and `lat`.
enum FormSubmission {
    private static let known =
        Member.texts + [Member.longitude, Member.latitude] + MemberReader.proposal + [Member.trap]

    static func read(_ fields: [FormFields.Field]) -> SubmissionDraft {
        var draft = SubmissionDraft()
        var values: [String: String] = [:]
        var problems: [Problem] = []
        for field in fields {
            if !known.contains(field.name) {
                problems.append(MemberReader.stranger(field.name, known: known))
            } else if values.updateValue(field.value, forKey: field.name) != nil {
                problems.append(
                    Problem(
                        member: field.name, code: .duplicate,
                        detail: "'\(field.name)' staat er meer dan een keer. Geef het een keer."))
            }
        }
        draft.initiative.title = values[Member.title]
        draft.initiative.description = values[Member.description]
        draft.initiative.theme = values[Member.theme]
        draft.initiative.organisation = values[Member.organisation]
        draft.initiative.place = values[Member.place]
        draft.initiative.municipalityCode = values[Member.municipalityCode]
        draft.initiative.url = values[Member.url]
        // A form sends its empty fields too.
        func given(_ member: String) -> String? { values[member].flatMap { $0.isEmpty ? nil : $0 } }
        draft.email = values[Member.email]
        draft.kind = given(Member.kind)
        draft.initiativeID = given(Member.initiativeID)
        draft.reason = given(Member.reason)
        draft.formTicket = given(Member.formTicket)
        draft.trap = given(Member.trap)
        guard draft.kind != Proposal.Kind.removal.rawValue else {
            draft.initiative.problems = problems
            return draft
        }
        let x = number(values[Member.longitude], Member.longitude, into: &problems)
        let y = number(values[Member.latitude], Member.latitude, into: &problems)
        if let x, let y { draft.initiative.position = (x, y) }
        draft.initiative.problems = problems
        return draft
    }

    private static func number(_ text: String?, _ member: String, into problems: inout [Problem]) -> Double? {
        guard let text = text.flatMap(PlainText.line), !text.isEmpty else {
            problems.append(
                Problem(member: member, code: .missing, detail: "'\(member)' ontbreekt of is leeg. Vul het in."))
            return nil
        }
        // People in the Netherlands type a comma.
        if let number = DecimalText.number(text.replacing(",", with: ".")) { return number }
        problems.append(
            Problem(
                member: member, code: .invalid,
                detail: "'\(text.prefix(40))' is geen getal. Schrijf het als 5.121 of 5,121."))
        return nil
    }
}
