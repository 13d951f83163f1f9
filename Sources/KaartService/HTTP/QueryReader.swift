import Hummingbird
import OpenDataFormats
import OpenKaart

/// Reads the parameters of a query strictly: unknown, repeated and wrong ones are all noted, and thrown together.
struct QueryReader {
    private var values: [String: String] = [:]
    /// The parameters that are known, in the order in which they were given.
    private(set) var fields: [FormFields.Field] = []
    private var problems: [Problem] = []

    /// Splits the query of a request.
    ///
    /// - Throws: `HTTPProblem` when it cannot be decoded at all.
    init(_ request: Request, known: [String]) throws(HTTPProblem) {
        guard let query = request.uri.query, !query.isEmpty else { return }
        let given: [FormFields.Field]
        do {
            given = try FormFields.parse(Array(query.utf8))
        } catch {
            throw .invalid([Problem(member: "query", code: .invalid, detail: error.detail)], in: .query)
        }
        for field in given {
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
            } else {
                fields.append(field)
            }
        }
    }

    /// Takes fields of a form that were left empty as not given.
    mutating func leaveOutEmpty() {
        values = values.filter { !$0.value.isEmpty }
        fields.removeAll { $0.value.isEmpty }
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

    /// The form that `f` asks for; nothing when it is not given or wrong (which is noted).
    mutating func format(among formats: [Format]) -> Format? {
        value("f") { text throws(Problem) in
            guard let format = formats.first(where: { $0.names.contains(text) }) else {
                var known: [String] = []
                for name in formats.flatMap(\.names) where !known.contains(name) { known.append(name) }
                throw Problem(
                    member: "f", code: .unknownValue,
                    detail: "'\(text.prefix(40))' kan hier niet. Kies uit: \(known.joined(separator: ", ")).")
            }
            return format
        }
    }

    /// The value of a parameter as it was given.
    func text(_ name: String) -> String? {
        values[name]
    }
}
