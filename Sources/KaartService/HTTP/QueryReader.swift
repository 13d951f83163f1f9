import Hummingbird
import OpenDataFormats
import OpenKaart

/// Reads the parameters of a query strictly: unknown, repeated and wrong ones are all noted, and thrown together.
struct QueryReader {
    private var values: [String: String] = [:]
    private var problems: [Problem] = []

    /// Splits the query of a request.
    ///
    /// - Throws: `HTTPProblem` when it cannot be decoded at all.
    init(_ request: APIRequest, known: [String]) throws(HTTPProblem) {
        guard let query = request.http.uri.query, !query.isEmpty else { return }
        let fields: [FormFields.Field]
        do {
            fields = try FormFields.parse(Array(query.utf8))
        } catch {
            throw .invalid([Problem(member: "query", code: .invalid, detail: error.detail)], in: .query)
        }
        for field in fields {
            if !known.contains(field.name) {
                problems.append(
                    Problem(
                        member: field.name, code: .unknownMember,
                        detail: "De parameter '\(field.name.prefix(40))' is onbekend. "
                            + (known.isEmpty
                                ? "Dit adres heeft geen parameters." : "Kies uit: \(known.joined(separator: ", "))."))
                )
            } else if values.updateValue(field.value, forKey: field.name) != nil {
                problems.append(
                    Problem(
                        member: field.name, code: .duplicate,
                        detail: "De parameter '\(field.name)' staat er meer dan een keer. Geef hem een keer."))
            }
        }
    }

    /// The value of a parameter as `read` understands it; nothing when it is not given or wrong (which is noted).
    mutating func value<Value>(_ name: String, _ read: (String) throws(Problem) -> Value) -> Value? {
        guard let text = values[name] else { return nil }
        do {
            return try read(text)
        } catch {
            problems.append(error)
            return nil
        }
    }

    /// Whether a parameter was given.
    func has(_ name: String) -> Bool {
        values[name] != nil
    }

    /// Notes a mistake that was found elsewhere.
    mutating func note(_ problem: Problem) {
        problems.append(problem)
    }

    /// Throws everything that was noted, in one answer (ADR /core/error-handling/all-errors).
    func finish() throws(HTTPProblem) {
        if !problems.isEmpty { throw .invalid(problems, in: .query) }
    }

    /// Throws when the request has any parameter at all.
    static func none(_ request: APIRequest) throws(HTTPProblem) {
        try QueryReader(request, known: []).finish()
    }
}
