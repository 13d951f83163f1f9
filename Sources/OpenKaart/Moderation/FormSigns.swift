/// What is known of how a submission was made, beside its content. It orders the queue and refuses nothing.
package struct FormSigns: Hashable, Sendable {
    /// Seconds between the start of the form and the post; nothing when there was no form, as with a program that uses the API.
    package let secondsToFill: Double?
    /// Whether the field that people do not see was filled in.
    package let filledTrap: Bool
    /// Whether a proof of work was asked for, and none came or it was wrong.
    package let lacksProof: Bool

    package init(secondsToFill: Double? = nil, filledTrap: Bool = false, lacksProof: Bool = false) {
        self.secondsToFill = secondsToFill
        self.filledTrap = filledTrap
        self.lacksProof = lacksProof
    }

    /// Nothing is known.
    package static let none = FormSigns()
}
