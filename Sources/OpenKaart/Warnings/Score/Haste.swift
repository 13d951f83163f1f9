/// How suspiciously fast a form was filled in: 0 for a person's pace, 1 for a machine's.
package enum Haste {
    /// Faster than this nobody types a title and a description.
    package static let machine = 3.0
    /// Slow enough for anybody, also with texts that were pasted.
    package static let person = 20.0
    /// From here on there is a warning.
    package static let threshold = 0.5

    /// The score of the time between the start of the form and the post.
    ///
    /// - Parameter seconds: nothing when there was no form, as with a program that uses the API; that is not suspicious.
    package static func score(seconds: Double?) -> Double {
        guard let seconds, !seconds.isNaN else { return 0 }
        return min(1, max(0, (person - seconds) / (person - machine)))
    }
}

extension SubmissionWarning {
    /// A warning when a form was filled in very fast.
    static func haste(seconds: Double?) -> SubmissionWarning? {
        guard Haste.score(seconds: seconds) >= Haste.threshold else { return nil }
        return SubmissionWarning(
            kind: .haste, member: nil,
            detail: "Het formulier is heel snel ingevuld. Lees uw inzending nog een keer na.")
    }
}
