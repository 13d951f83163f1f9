package import OpenKaart

/// What somebody filled in, and what is wrong with it: a form is shown again with all of it kept.
package struct FormState: Sendable {
    /// What was filled in, by the name of the field.
    package let fields: [String: String]
    package let problems: [Problem]

    /// An empty form, or one that is filled in beforehand.
    package init(_ fields: [String: String] = [:], problems: [Problem] = []) {
        self.fields = fields
        self.problems = problems
    }

    /// What stands in a field.
    package func value(_ name: String) -> String { fields[name] ?? "" }

    /// Whether anything is wrong.
    package var hasProblems: Bool { !problems.isEmpty }

    /// What is wrong with a field.
    func fault(of name: String, _ texts: TextCatalogue) -> String? {
        problems.first { $0.member == name }.map { Self.sentence($0, texts) }
    }

    /// The problem as a sentence in the language of the page: the one of this field and kind (`problem-titel-verplicht`) when the
    /// catalogue has it, or else that of the rule itself, which is Dutch, or that of the kind.
    static func sentence(_ problem: Problem, _ texts: TextCatalogue) -> String {
        let own = ownKey(problem.member, problem.code)
        if texts.has(own) { return texts.text(own, ["value": problem.detail]) }
        return texts.language == .dutch ? problem.detail : texts.text("problem-\(problem.code.rawValue)")
    }

    /// The key of a sentence for one field and kind; `{value}` in it is the detail of the problem.
    static func ownKey(_ member: String, _ code: Problem.Code) -> String { "problem-\(member)-\(code.rawValue)" }

    /// The summary above a form with errors: the values of the template `error-summary`; nothing when all is well.
    ///
    /// - Parameter anchors: the field to lead to for a member that has no field of that name.
    package func summary(_ texts: TextCatalogue, anchors: [String: String] = [:]) -> FormSummary? {
        guard hasProblems else { return nil }
        return FormSummary(
            heading: texts.text("form-errors", count: problems.count),
            entries: problems.map {
                .init(target: anchors[$0.member] ?? $0.member, sentence: Self.sentence($0, texts))
            })
    }
}

/// What is wrong with a form, each with a link to its field.
package struct FormSummary: Sendable {
    let heading: String
    let entries: [Entry]

    /// One mistake.
    package struct Entry: Sendable {
        let target: String
        let sentence: String
    }
}
