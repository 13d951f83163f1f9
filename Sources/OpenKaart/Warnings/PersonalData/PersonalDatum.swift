/// A place in a text where data of a person seem to stand.
struct PersonalDatum: Hashable, Sendable {
    let kind: SubmissionWarning.Kind
    /// Where, in signs.
    let range: Range<Int>
    /// What may be repeated of it so that the sender can find it, such as the last two digits of a number.
    let hint: String
}
