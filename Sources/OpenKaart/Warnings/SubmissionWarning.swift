/// Something in a submission to look at once more. It goes to the sender in the answer and to the moderator; nothing is refused for it.
///
/// It is a guess from the form of a text, so that it may be wrong either way.
package struct SubmissionWarning: Hashable, Sendable {
    package let kind: Kind
    /// The member in interface words, from `Member`; nothing when it is about the submission as a whole.
    package let member: String?
    /// A sentence or two in Dutch for the sender: what was seen and what to do. Repeats no more of the text than is needed to find it.
    package let detail: String

    package init(kind: Kind, member: String?, detail: String) {
        self.kind = kind
        self.member = member
        self.detail = detail
    }

    /// The kinds of warnings. The raw values are part of the interface.
    package enum Kind: String, CaseIterable, Sendable {
        case email = "e-mailadres"
        case phone = "telefoonnummer"
        case citizenNumber = "bsn"
        case bankAccount = "iban"
        case homeAddress = "huisadres"
        case mixedScript = "gemengd-schrift"
        case gibberish = "onleesbaar"
        case haste = "haast"
        case trap = "valkuil"
        case noProof = "geen-bewijs"

        /// Whether it is about data of a person, which the AVG protects.
        package var isPersonalData: Bool {
            switch self {
            case .email, .phone, .citizenNumber, .bankAccount, .homeAddress: true
            case .mixedScript, .gibberish, .haste, .trap, .noProof: false
            }
        }

        /// Whether only moderators see it: who set a program to the form need not know what gave it away.
        package var isForModerators: Bool { self == .trap }
    }
}
